"""The desks' own sentences: each in every language, none left over, and none left in English."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

import bot
from bot.ask import desk as ask_desk
from bot.ask import words as ask_words
from bot.casebook import links as casebook
from bot.channels.slack import views as slack_views
from bot.channels.terminal import serve
from bot.check import desk as check_desk
from bot.check import words as check_words
from bot.engines.meaning import NoMeaning
from bot.frontdesk import desks, gate
from bot.frontdesk import words as front_words
from bot.library import papers
from bot.library.shapes import LANGUAGES, Weight
from bot.library.wording import ENGLISH, Say
from bot.reading.parts import Part, Unread
from bot.respond import desk as respond_desk
from bot.respond import words as respond_words
from bot.talk.reply import Reply
from tests.knowledge.test_signals import SHIPPED

OTHERS = tuple(language for language in LANGUAGES if language != "en")
ROOT = Path(bot.__file__).parent
in_each_language = pytest.mark.parametrize("language", OTHERS)
# Read by programs, or put into words by the channel.
_NOT_SHOWN = {"id", "signal", "area", "weight", "url", "part", "marks"}
_ALIKE = {"euros"}  # in Portuguese, too
_IDS = {"PHASES", "ELSEWHERE", "HERE", "PAGE"}  # constants that nobody reads
NOTES = (
    "He refused to switch the camera on.\n"
    "Wants his salary in USDT.\n"
    "Asked us to send the laptop to a friend who forwards it to him.\n"
)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module(path: Path) -> ModuleType:
    return import_module(".".join(("bot", *path.relative_to(ROOT).with_suffix("").parts)))


def folded(node: ast.AST, names: dict[str, object]) -> str | None:
    """Return a text that is the same at every run, with constants of the module put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name) and isinstance(named := names.get(node.id), str):
        return named
    if isinstance(node, ast.FormattedValue):
        return folded(node.value, names)
    if isinstance(node, ast.JoinedStr):
        parts = [folded(each, names) for each in node.values]
        return None if None in parts else "".join(filter(None, parts))
    return None


@cache
def constants() -> frozenset[str]:
    """Every constant text of the source, and every text put together from constants alone."""
    found: set[str | None] = set()
    for path in ROOT.rglob("*.py"):
        nodes = list(ast.walk(tree(path)))
        joined = any(isinstance(each, ast.JoinedStr) for each in nodes)
        named = vars(module(path)) if joined and path.name != "__main__.py" else {}
        found |= {folded(each, named) for each in nodes}
    return frozenset(each for each in found if each)


def called(path: Path) -> Iterator[str]:
    """Give what is said by ``say("...")`` and by ``say(told)`` of a local text."""
    nodes = list(ast.walk(tree(path)))
    local = {
        target.id: text
        for each in nodes
        if isinstance(each, ast.Assign) and (text := folded(each.value, {}))
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    for each in nodes:
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.args:
            said = folded(each.args[0], dict(local))
            if each.func.id == "say" and said:
                yield said


def held(value: object) -> Iterator[str]:
    """Give the texts that a constant holds: the values of a mapping, the labels of pairs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in held(each))
    elif isinstance(value, tuple):
        for each in value:
            yield from held(each[-1] if isinstance(each, tuple) else each)


def refusals() -> Iterator[str]:
    """Give why a file is not read, where that is the same for every file."""
    for path in (ROOT / "reading/intake.py", ROOT / "reading/extract.py"):
        named = vars(module(path))
        for each in ast.walk(tree(path)):
            found: list[ast.expr] = []
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Name):
                found = each.args if each.func.id == "Refused" else []
            elif isinstance(each, ast.Dict):
                keys = [folded(key, {}) if key else None for key in each.keys]
                found = [v for k, v in zip(keys, each.values, strict=True) if k == "unread"]
            elif isinstance(each, ast.Return) and each.value:
                found = [each.value] if path.name == "intake.py" else []
            yield from filter(None, (folded(node, named) for node in found))


@cache
def said() -> frozenset[str]:
    """Every sentence that the desks say in the asker's language."""
    sentences = {each for path in ROOT.rglob("*.py") for each in called(path)}
    rooms = (ask_desk, ask_words, check_words, front_words, respond_desk, respond_words, serve)
    sentences |= {casebook.UNNAMED, desks._NOT_COMPARED, *held(gate._BARRED)}
    for words in rooms:
        named = vars(words).items()
        sentences |= {
            text
            for name, value in named
            if re.match("_?[A-Z]", name) and name not in _IDS
            for text in held(value)
        }
    for pair in (papers._HOURS, papers._DAYS, papers._BUSINESS_DAYS, papers._MONTHS):
        sentences |= set(pair)
    sentences |= {told for told, _ in check_desk._USUAL}
    listed = (slack_views._STAGES, slack_views._STARTS, slack_views._HOW)
    sentences |= {text for each in listed for text in held(each)}
    sentences |= {str(each) for each in Weight}
    sentences |= {each.stage for each in SHIPPED.questions.values()}
    return frozenset(sentences | set(refusals()) | set(of_the_folder()))


def of_the_folder() -> Iterator[str]:
    """Give what stands in many files in the same words: when a step is due, gaps to be filled."""
    for playbook in SHIPPED.playbooks.values():
        yield from (step.by for phase in playbook.phases for step in phase.steps if step.by)
    company = SHIPPED.organisation
    assert company is not None
    yield company.name
    yield from (each.reach for each in company.roles.values())


def shown(value: object) -> Iterator[str]:
    """Give every text of a reply that people read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for each in value for text in shown(each))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name == "detail":
                yield from re.split("[,;] ", getattr(value, field.name))
            elif field.name not in _NOT_SHOWN:
                yield from shown(getattr(value, field.name))


def listed(text: str) -> Iterator[str]:
    """Give what we put together in a line: who and when, before its colon or in brackets."""
    for put in re.findall(r"^([^:.]+): |\(([^()]*)\)$", text):
        yield from ("".join(put)[:1].lower() + "".join(put)[1:]).split(", ")


def pattern(english: str) -> str:
    parts = Formatter().parse(english)
    return "".join(
        re.escape(text) + (".+?" if name is not None else "") for text, name, *_ in parts
    )


def left_in_english(replies: tuple[Reply, ...], ours: bool) -> set[str]:
    """Return the sentences that stand in replies: long ones anywhere, short ones by themselves.

    Lines of lists are taken apart where they are ``ours``; a playbook's come from the folder.
    """
    texts = {text for reply in replies for text in shown(reply)}
    pieces = texts | {piece for text in texts if ours for piece in listed(text)}
    found = set()
    for english in SHIPPED.wording["de"]:
        bare = re.sub(r"\{[^}]*\}", "", english)
        if not re.search("[a-z]|[A-Z]{2}", bare):
            continue
        anywhere = len(bare.split()) >= 4 and re.compile(pattern(english))
        whole = re.compile(pattern(english), re.DOTALL)
        if any(whole.fullmatch(each) for each in pieces) or (
            anywhere and any(anywhere.search(each) for each in texts)
        ):
            found.add(english)
    return found


def check(say: Say) -> tuple[Reply, ...]:
    unread = (Unread("x.pdf", "is empty; save it again or paste its text"),)
    assessment = check_desk.assess(
        (Part("notes", NOTES),), SHIPPED, date(2026, 11, 21), unread=unread, language=say.language
    )
    nothing = check_desk.assess(
        (Part("notes", "Nice talk."),), SHIPPED, date(2026, 11, 21), language=say.language
    )
    pressed = ("check.words", "check.limits", "check.sources", "check.questions")
    more = (check_words.more(assessment, press, say) for press in pressed)
    rendered = (check_words.render(each, say) for each in (assessment, nothing))
    return (*rendered, *(each for each in more if each is not None))


def answer(say: Say) -> tuple[Reply, ...]:
    questions = (
        "can we insist that the camera is on?",
        "may we pay a worker in crypto currency?",
        "how long do olives keep in the fridge?",
    )
    meaning = NoMeaning("There is no model.")
    answers = (ask_desk.assess(each, SHIPPED, meaning, say=say) for each in questions)
    return tuple(ask_words.render(each, SHIPPED, say) for each in answers)


def incident(say: Say) -> tuple[Reply, ...]:
    aware = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    told = respond_desk.Incident({"threat": True}, ("DE",), aware)
    later = replace(told, phase="day-1")
    return (
        *(
            respond_words.render(respond_desk.assess(each, SHIPPED, say), SHIPPED, say)
            for each in (told, later)
        ),
        respond_words.handbook(SHIPPED, say),
    )


def test_what_is_said_is_found_in_the_source() -> None:
    assert {
        "Sources",
        "Reading ...",
        "Do not paste names, ID numbers or evidence here.",
        "Who owns this topic: {name}. Ask them, and have the answer put in the folder.",
        "is a picture, and pictures are not read; open it and paste its text here instead",
        "72 hours", "moderate", "a stated place", "Not sure", "Onboarding", "More flags",
    } <= said()  # fmt: skip
    assert len(said()) >= 120


@in_each_language
def test_every_sentence_of_the_desks_stands_in_the_language(language: str) -> None:
    assert sorted(said() - SHIPPED.wording[language].keys()) == []


@in_each_language
def test_no_entry_is_left_over(language: str) -> None:
    left = SHIPPED.wording[language].keys() - constants() - set(of_the_folder())
    assert sorted(left) == []


@in_each_language
def test_names_in_braces_are_those_of_the_english(language: str) -> None:
    def names(text: str) -> list[str]:
        return sorted(name for _, name, *_ in Formatter().parse(text) if name is not None)

    texts = SHIPPED.wording[language]
    assert [en for en, other in texts.items() if names(en) != names(other)] == []
    same = [en for en, other in texts.items() if en == other and en not in _ALIKE]
    assert same == []


@in_each_language
@pytest.mark.parametrize(
    ("replies", "ours", "least"), [(check, True, 25), (answer, True, 5), (incident, False, 20)]
)
def test_a_reply_holds_no_sentence_in_english(
    replies: Callable[[Say], tuple[Reply, ...]], ours: bool, least: int, language: str
) -> None:
    assert len(left_in_english(replies(ENGLISH), ours)) >= least
    assert left_in_english(replies(SHIPPED.say(language)), ours) == set()

"""What is wrong between the files: broken references, unfair or unprovable signals, bad sources."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import re2

from bot.library import conditions, lint_papers
from bot.library.conditions import Op, Says, Test
from bot.library.draft import Draft
from bot.library.library import Idea, Signal
from bot.library.lint_papers import uncitable
from bot.library.page import Page, Where
from bot.library.shapes import SourceFile, Weight

# Words that would make an idea list a list about people instead of conduct. Stems, so that
# "nationality" and "nationalities" are both caught. Demonyms are matched by their endings only
# where they cannot be anything else; the fact catalogue is the stronger wall.
PROTECTED = (
    "nationalit", "ethnic", "racial", "race", "accent", "dialect", "native speaker",
    "mother tongue", "first language", "foreign", "immigrant", "refugee", "religio", "muslim",
    "christian", "jewish", "hindu", "buddhist", "gender", "female", "male", "transgender",
    "pregnan", "disabilit", "wheelchair", "autis", "elderly", "years old", "skin", "asian",
    "african", "korean", "chinese", "russian", "indian", "nigerian", "vietnamese", "japanese",
    "pakistani", "filipino", "ukrainian", "iranian", "arab", "latino", "slavic",
    "nationalität", "staatsangehörig", "ausländ", "akzent", "muttersprach", "religiös",
    "geschlecht", "behinder", "nacionalidade", "sotaque", "língua materna", "estrangeir",
    "imigrante", "religiã", "deficiên",
)  # fmt: skip
_NOT_LINEAR = re.compile(r"\\b|\\B|\(\?<?[=!]|\\[1-9]|\(\?P=|\x08")  # \x08: "\b" in double quotes

_MARKS = "=<>?!#"  # before the name of an idea, a cue or a shape

_Stem = tuple[str, str]  # a folder and the name of a file in it


def check(draft: Draft) -> None:
    """Look at everything that more than one file has a part in; mistakes go to the pages."""
    stems: dict[_Stem, Page] = {}
    for name, page in draft.pages.items():
        stem = name.rpartition("/")[2].removesuffix(".yaml")
        stems.setdefault((name.partition("/")[0], stem), page)
    # What points to a file that is broken itself is not told as broken, too.
    broken = {stem for stem, page in stems.items() if page.mistakes}
    for signal in draft.signals.values():
        page = stems["signals", signal.id]
        _verified(page, signal, draft, broken)
        _replaced(page, signal, draft.signals, broken)
        _provable(page, signal)
        _known(page, signal, draft.ideas, draft.names, broken)
        _cited(page, signal.file.sources, draft.sources, broken)
    for stem, step in draft.steps.items():
        if ("steps", stem) in stems:
            _cited(stems["steps", stem], step.sources, draft.sources, broken)
    for idea in draft.ideas.values():
        if ("lists", idea.id) in stems:
            _fair(stems["lists", idea.id], idea)
    _alike(draft, broken)
    _honest(draft.pages, draft.sources)
    if ("sources.yaml", "sources") not in broken:
        lint_papers.check(draft)


def _verified(page: Page, signal: Signal, draft: Draft, broken: set[_Stem]) -> None:
    for at, step in enumerate(signal.file.verify):
        if step in draft.unready:
            if signal.file.status != "draft":
                page.wrong(("verify", at), f"the step `{step}` is a draft still")
        elif step not in draft.steps and ("steps", step) not in broken:
            page.wrong(("verify", at), f"there is no step `{step}` in knowledge/steps")


def _replaced(
    page: Page, signal: Signal, signals: Mapping[str, Signal], broken: set[_Stem]
) -> None:
    heir = signal.file.replaced_by or ""
    if signal.file.status == "retired" and not (heir in signals or ("signals", heir) in broken):
        page.wrong(("replaced_by",), "a retired signal names the signal that replaced it")


def _provable(page: Page, signal: Signal) -> None:
    for key, condition in (("when", signal.when), ("milder", signal.milder)):
        if condition is not None and not conditions.needs_evidence(condition):
            page.wrong((key,), "this could hold with no words behind it; add a positive test")
    if signal.milder is not None and signal.file.weight is Weight.WEAK:
        page.wrong(("milder",), "there is no weight below weak")


def _known(
    page: Page,
    signal: Signal,
    ideas: Mapping[str, Idea],
    names: Mapping[str, frozenset[str]],
    broken: set[_Stem],
) -> None:
    placed = (
        *_placed(signal.file.when, ("when",)),
        *_placed(signal.file.milder or {}, ("milder",)),
    )
    for where, each in placed:
        match each:
            case Says() as says:
                for idea in (*says.all_of, *says.any_of, *says.none_of):
                    if idea not in ideas and ("lists", idea) not in broken:
                        page.wrong(where, f"there is no idea list `{idea}` in knowledge/lists")
            case Test(op=Op.IN_LIST, value=str(value)) if value not in names:
                if ("lists", value) not in broken:
                    page.wrong(where, f"there is no names list `{value}` in knowledge/lists")
            case Test(op=Op.MATCHES, value=value):
                _linear(page, where, str(value))


def _placed(raw: object, where: Where) -> Iterator[tuple[Where, conditions.Condition]]:
    if isinstance(raw, list):
        for at, each in enumerate(raw):
            yield from _placed(each, (*where, at))
    if not isinstance(raw, dict):
        return
    for key, value in raw.items():
        if key in ("any", "all", "not"):
            yield from _placed(value, (*where, key))
        else:
            yield (*where, key), conditions.parse({key: value})


def _linear(page: Page, where: Where, pattern: str) -> None:
    if _NOT_LINEAR.search(pattern):
        page.wrong(where, r"no \b, look-around or back-reference here; words go into idea lists")
        return
    try:
        re2.compile(pattern)
    except re2.error:
        page.wrong(where, "not a pattern that re2 understands")


def _cited(
    page: Page, cited: tuple[str, ...], sources: Mapping[str, SourceFile], broken: set[_Stem]
) -> None:
    for at, each in enumerate(cited):
        wrong = uncitable(each, sources)
        if wrong and not (each not in sources and ("sources.yaml", "sources") in broken):
            page.wrong(("sources", at), wrong)


def protected(words: str) -> str:
    """Return what in ``words`` names a protected trait, empty where nothing does."""
    folded = words.casefold()
    for stem in PROTECTED:
        # A text of any length is looked through for the stem itself first: hardly any has one.
        if stem in folded and (found := re.search(rf"(?<![^\W\d_]){stem}", words, re.I)):
            return found.group()
    return ""


def _fair(page: Page, idea: Idea) -> None:
    # Almost every list is fair: one look at the whole of it is enough.
    if not protected("\n".join(entry.words for entry in idea.entries)):
        return
    seen: Counter[str] = Counter()
    for entry in idea.entries:
        place = (entry.language, seen[entry.language])
        seen[entry.language] += 1
        if found := protected(entry.words):
            page.wrong(
                place,
                f"`{entry.words}` names a protected trait (`{found}`); "
                "signs are conduct, never who somebody is",
            )


def _alike(draft: Draft, broken: set[_Stem]) -> None:
    if draft.likeness:
        named: list[tuple[Where, str]] = [
            *((("leave_out", at), each) for at, each in enumerate(draft.likeness.leave_out)),
            *((("doubt_own", each), each) for each in draft.likeness.doubt_own),
            *((("around_own", each), each) for each in draft.likeness.around_own),
        ]
        for where, each in named:
            if each not in draft.signals and ("signals", each) not in broken:
                page = draft.pages["likeness.yaml"]
                page.wrong(where, f"there is no signal `{each}` in knowledge/signals")
    if draft.points:
        learned = (draft.points.words, draft.points.which, draft.points.around)
        _learned(draft.pages["likeness.json"], [each for one in learned for each in one])
    if draft.choosing:
        desks, playbooks = draft.choosing.desks, draft.choosing.playbooks
        page = draft.pages["messages.json"]
        _learned(page, [*desks.adds, *playbooks.adds])
        for each in playbooks.kinds:
            if each not in draft.playbooks and ("playbooks", f"{each}.md") not in broken:
                page.wrong(
                    (), f"there is no playbook `{each}`; make the file again with `make learn`"
                )


def _learned(page: Page, features: list[str]) -> None:
    """Look for people among what was learned; what begins with a mark is no word of theirs."""
    words = [each for each in features if each[0] not in _MARKS]
    if not protected("\n".join(words)):
        return
    for feature in words:
        if found := protected(feature):
            page.wrong((), f"`{feature}` names a protected trait (`{found}`); run `make learn`")


def _honest(pages: Mapping[str, Page], sources: Mapping[str, SourceFile]) -> None:
    page = pages.get("sources.yaml")
    if page is None:
        return
    for at, source in enumerate(page.value["sources"] if sources else ()):
        if source["url_basis"] == "seen" and not source["url"].startswith("https://"):
            page.wrong(("sources", at, "url"), "an address that was seen starts with https://")

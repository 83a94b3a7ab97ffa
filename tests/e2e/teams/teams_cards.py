"""The cards of Deskcheck in Teams as JSON, made by the desks from the shipped folder.

``python -m tests.e2e.teams.teams_cards FOLDER`` writes one file for each, which
``teams_pictures.cjs`` draws.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.ask import desk as ask
from bot.ask import words as ask_words
from bot.channels.teams.forms import check_form, share, welcome
from bot.channels.teams.render import Outgoing, render
from bot.check import desk as check
from bot.check import words as check_words
from bot.engines.meaning import NoMeaning
from bot.frontdesk import handoff
from bot.frontdesk import words as front_words
from bot.library.library import Library
from bot.library.load import load
from bot.library.wording import Say
from bot.reading.parts import Part
from bot.respond import desk as respond
from bot.respond import words as respond_words
from bot.talk.handoff import Handoff
from bot.talk.reply import Remark, Reply
from bot.talk.session import Marks

ROOT = Path(__file__).parents[3]
WHEN = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
WHO = {"29:ana": "Ana Ruiz"}
PLACES = (("19:hiring", "Hiring, General"), ("19:security", "Security"))
HOSTILE = (
    "Notes: <at>all</at> **please** [click](https://evil.test) {{DATE(2020-01-01T00:00:00Z)}}\n"
    "He refused to switch the camera on <at>everyone</at> \u202eend\u202c - ![x](https://e.test/x)\n"
    "Wants his salary in USDT, # really, _now_ `rm -rf`\n"
)


def example(name: str) -> str:
    """Return one of the example texts."""
    (path,) = (ROOT / "examples").glob(f"{name}-*.txt")
    return path.read_text(encoding="utf-8")


def checked(text: str, library: Library, say: Say, marks: Marks | None = None) -> Reply:
    """Return the check of a text."""
    found = check.assess((Part("notes", text),), library, date(2026, 11, 21), language=say.language)
    return replace(check_words.render(found, say, marks), case="0123456789abcdef")


def advised(library: Library, say: Say, **told: bool) -> Reply:
    """Return the advice on an incident."""
    incident = respond.Incident(told, ("DE",), WHEN)
    advice = respond.assess(incident, library)
    first = advice.do[0].step.id
    marks = Marks().ticked(first, Remark("29:ana", WHEN))
    return replace(respond_words.render(advice, library, say, marks), case="0123456789abcdef")


def answered(question: str, library: Library, say: Say) -> Reply:
    """Return the answer to a question."""
    reply = ask_words.render(ask.assess(question, library, NoMeaning(), say=say), library, say)
    return replace(reply, case="0123456789abcdef")


def asked(say: Say) -> Reply:
    """Return a question as the security lead sees it."""
    question = "Is it fine to send the laptop to Tulsa?\n<at>all</at> **bold**"
    state = Handoff("29:ana", "29:sec", question, ("Refuses the camera (strong)",), "Pasted text.")
    return handoff.card(state, "0123456789abcdef", say)


def replies(library: Library, say: Say) -> Iterator[tuple[str, Reply]]:
    """Give each reply with its name."""
    first = example("1")
    yield "check", checked(first, library, say)
    found = check.assess((Part("notes", first),), library, date(2026, 11, 21))
    marks = Marks().remarked(
        next(iter(found.findings)).signal,
        Remark("29:ana", WHEN, "He showed his badge in the office."),
    )
    marks = marks.ticked(found.plan.steps[0].step, Remark("29:ana", WHEN))
    yield "check-marked", checked(first, library, say, marks)
    yield "check-hostile", checked(HOSTILE, library, say)
    yield "routine", checked(example("2"), library, say)
    yield "threat", checked(example("3"), library, say)
    yield "answer", answered(example("4"), library, say)
    yield "not-there", answered("how long do olives keep in the fridge?", library, say)
    yield "incident", advised(library, say, threat=True)
    yield "help", front_words.help_(say, timedelta(days=30))
    yield "unsure", replace(front_words.which(("check", "ask", "respond"), say), case="c")
    yield "handed", asked(say)


def main(folder: Path) -> None:
    """Write every card."""
    library = load(ROOT / "knowledge")
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("en", "de"):
        say = library.say(language)
        for name, reply in replies(library, say):
            _write(folder / f"{name}-{language}", render(reply, say=say, key="k1", who=WHO))
        first = checked(example("1"), library, say)
        _write(folder / f"check-page-2-{language}", render(first, say=say, key="k1", page=1))
        for name, form in (
            ("form", check_form(say, "k1")),
            ("welcome", welcome(say, "k1")),
            ("share", share(first, say, "k1", PLACES, quotes=True)),
        ):
            _write(folder / f"{name}-{language}", (form,))


def _write(path: Path, made: tuple[Outgoing, ...]) -> None:
    for at, each in enumerate(made, 1):
        written = json.dumps(each.plain(), ensure_ascii=False, indent=1)
        path.with_name(f"{path.name}-{at}.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Replies as the desks make them, in words of our own, so that the folder may change freely.

``python -m tests.channels.teams.samples`` writes how they look now to ``golden/``.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.channels.teams.render import render
from bot.frontdesk.handoff import card as handed
from bot.frontdesk.words import help_, which
from bot.library.wording import ENGLISH
from bot.talk.handoff import Handoff
from bot.talk.reply import (
    FEEDBACK,
    Audience,
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Prose,
    Quote,
    Remark,
    Reply,
    SourceLine,
    Sources,
    Title,
)

GOLDEN = Path(__file__).parent / "golden"
WHEN = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
ANA = "29:ana"
WHO = {ANA: "Ana Ruiz"}
HOSTILE = (
    "<at>all</at> **bold** [click](https://evil.test) ![x](https://evil.test/x) <b>b</b> "
    "{{DATE(2020-01-01T00:00:00Z)}} \u202etxt\u200b &lt; `code` # 1. www.evil.test"
)
CASE = "0123456789abcdef"
FEEDBACK_BUTTONS = tuple(Button(id_, label) for id_, label in FEEDBACK)
SOURCE = SourceLine(
    "fbi-2025", "North Korean IT workers", "FBI (Internet Crime Complaint Center)", "2025-01-23",
    "https://www.ic3.gov/psa/2025", "reviewed 2026-10-01", "1",
)  # fmt: skip
ASK = Button(
    "security.ask", "Ask security", asks="Your question", offers="Send the checked text along"
)
DELETE = Button("case.delete", "Delete my check", confirm="The check is deleted. Go on?")


def flag(title: str = "Will not switch the camera on", **other: Any) -> FindingCard:
    """Return a flag."""
    given = {
        "signal": "camera", "title": title, "area": "interview", "weight": "strong",
        "quotes": (Quote("asked twice, no camera, sorry", "", ((13, 22),)),),
        "why": "Never being seen is named in nearly every list.",
        "innocent_reasons": ("A poor connection", "An old computer."),
        "clears": "Another time, or a meeting in person.",
        "sources": (SOURCE,),
        "tags": ("strong", "interview"),
        "buttons": (
            Button("finding.fine:camera", "Note why this is fine", asks="Why is it fine?"),
            Button("finding.wrong:camera", "Wrong flag", asks="What is wrong?"),
        ),
    }  # fmt: skip
    return FindingCard(**{**given, **other})


def step(title: str = "Call the employer back", **other: Any) -> ChecklistItem:
    """Return a thing to do."""
    given = {
        "id": "call-back", "title": title, "how": "On a number you found yourself.",
        "detail": "recruiter, 15 min, before an offer",
    }  # fmt: skip
    return ChecklistItem(**{**given, **other})


def check() -> Reply:
    """Return a check with several flags, one spoken to, and one step done."""
    quote = Quote("pay me in USDT <at>all</at> **now**", "mail.eml", ((10, 14),))
    spoken = flag(
        "Wants to be paid in cryptocurrency", signal="coins", area="payment", weight="moderate",
        tags=("moderate", "payment"), quotes=(quote,), sources=(),
        remarks=(Remark(ANA, WHEN, "He has a bank account now."),),
        buttons=(Button("finding.fine:coins", "Note why this is fine", asks="Why is it fine?"),),
    )  # fmt: skip
    steps = (
        step(done=Remark(ANA, WHEN)),
        step("Hold a video call", id="video", message="We meet everyone once by video."),
        step("Speak to counsel", id="counsel", caution="Speak to counsel first."),
    )
    buttons = (
        Button("check.words", "All words to send"), Button("check.limits", "What steps show"),
        Button("check.sources", "Sources in full"), Button("case.copy", "Copy as a note"), ASK,
        *FEEDBACK_BUTTONS, DELETE, Button("help", "How this works"),
    )  # fmt: skip
    return Reply(
        parts=(
            Title("Verify first, then go on"),
            Prose("2 signs to clear up: 1 strong, 1 moderate."),
            flag(), spoken,
            Title("What to verify, in this order", 2), Checklist(steps),
            Title("Not in what you pasted", 2), Bullets(("references",)),
            Notice("photo.png is a picture, and pictures are not read."),
            Prose("Signs are reasons to verify, not a judgement about a person."),
            Buttons(buttons),
        ),
        fallback="Verify first, then go on. 2 signs to clear up.",
        sensitive=True,
        case=CASE,
    )  # fmt: skip


def routine() -> Reply:
    """Return a check in which nothing was found."""
    return Reply(
        parts=(
            Title("Routine: go on with the checks everyone gets"),
            Prose("No signs found in this text."),
            Title("The checks everyone gets", 2),
            Bullets(("Call the employer back (recruiter, before an offer)",)),
            Buttons((ASK, *FEEDBACK_BUTTONS, DELETE, Button("help", "How this works"))),
        ),
        fallback="Routine: go on with the checks everyone gets. No signs found in this text.",
        sensitive=True,
        case=CASE,
    )


def answer(count: int = 2, written_by: str = "rules") -> Reply:
    """Return an answer with so many sources."""
    sources = tuple(
        replace(SOURCE, id=str(at), number=str(at), title=f"Page {at}: *cameras*")
        for at in range(1, count + 1)
    )
    said = tuple(f"Ask for the camera in every round_{at}. [{at}]" for at in range(1, count + 1))
    return Reply(
        parts=(
            Bullets(said),
            Title("Sources", 2), Sources(sources),
            Notice("This is information, not legal advice."),
            Buttons((replace(ASK, offers=""), *FEEDBACK_BUTTONS, Button("help", "How this works"))),
        ),
        fallback="Ask for the camera in every round.",
        audience=Audience.HERE,
        written_by=written_by,
        case=CASE,
    )  # fmt: skip


def not_there() -> Reply:
    """Return what is said to a question that the folder does not answer."""
    return Reply(
        parts=(
            Prose("That is not in the folder: no guidance and no policy speaks about it."),
            Title("The nearest headings", 2),
            Bullets(("Camera and recording: how long recordings are kept",)),
            Prose("Who owns this topic: HR lead."),
            Buttons((replace(ASK, offers=""), *FEEDBACK_BUTTONS, Button("help", "How this works"))),
        ),
        fallback="That is not in the folder.",
        audience=Audience.HERE,
        case=CASE,
    )


def incident() -> Reply:
    """Return a phase of a playbook."""
    answers = (("yes", "Yes"), ("no", "No"), ("unsure", "Not sure"))
    steps = (
        step("Keep the message with its headers.", id="keep", how="",
             detail="whoever received it; first 15 minutes", done=Remark(ANA, WHEN)),
        step("Cut every access.", id="cut", how="Only if: the person still has access.",
             detail="security lead, IT; first hour"),
    )  # fmt: skip
    return Reply(
        parts=(
            Title("Dismissed and now threatening - Now"),
            Notice("The worker may be able to read this workspace."),
            Prose("Does the person still have access?"),
            Buttons(tuple(Button(f"respond.fact.access.{id_}", label) for id_, label in answers)),
            Title("What to do", 2), Checklist(steps),
            Title("Do not", 2), Bullets(("Do not pay before counsel has spoken.",)),
            Title("Deadlines to notify", 2),
            Bullets(("GDPR Article 33 (EU): 72 hours: by Tue 01 Dec 2026, 09:30 UTC.",)),
            Buttons((
                Button("respond.phase.day-1", "Next: Day 1"),
                Button("respond.print", "The whole playbook to print"),
            )),
        ),
        fallback="Dismissed and now threatening.",
        sensitive=True,
        case=CASE,
    )  # fmt: skip


def samples() -> Mapping[str, Reply]:
    """Return the main replies by their names."""
    question = Handoff(ANA, "29:sec", HOSTILE, (f"{HOSTILE} (strong)",), HOSTILE)
    return {
        "check": check(),
        "routine": routine(),
        "answer": answer(),
        "not-there": not_there(),
        "incident": incident(),
        "help": help_(ENGLISH, timedelta(days=30)),
        "unsure": replace(which(("check", "ask"), ENGLISH), case=CASE),
        "handed": handed(question, CASE, ENGLISH),
    }


def written(reply: Reply) -> str:
    """Return a reply's messages as a golden file holds them."""
    made = [each.plain() for each in render(reply, key="key", who=WHO)]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, sample in samples().items():
        (GOLDEN / f"{name}.json").write_text(written(sample), encoding="utf-8")

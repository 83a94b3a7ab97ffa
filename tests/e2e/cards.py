"""The replies that matter most, as the front desk gives them, laid out for Slack."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.sharing import share
from bot.channels.slack import views
from bot.channels.slack.measure import Json
from bot.channels.slack.render import plain_post, render
from bot.frontdesk.desk import FrontDesk
from bot.library.wording import Say
from bot.settings import Settings
from bot.talk.message import Message
from bot.talk.reply import Button, Checklist, FindingCard, Part, Remark, Reply
from bot.wiring import front_desk

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SAID = {
    "check": "1-notes-and-mail-with-several-signs.txt",
    "routine": "2-an-ordinary-remote-profile.txt",
    "threat": "3-transcript-then-a-threat.txt",
    "answer": "4-a-policy-question.txt",
    "not-there": "5-a-question-the-folder-does-not-answer.txt",
    "incident": "6-an-incident.txt",
}
SPOKEN = {
    "help": "help",
    "unsure": "references",
    "paste": "can you check this profile?",
    "doubtful": "He has been with us since May. Yesterday another man sat in front of the camera "
    "under his name and knew nothing of the project.",
}
HOSTILE = (
    "Notes on the call: <!channel> <@U024BE7LH> he refused to switch his camera on "
    "<https://evil.test|see here> *urgent* \u202egnp.exe :tada:"
)
_TICKED = Remark("U024BE7LH", datetime(2026, 11, 28, 9, 30, tzinfo=UTC))
_FINE = Button(
    "finding.fine", "It is fine", asks="Why it is fine", offers="The same for later checks"
)
_WRONG = Button("finding.wrong", "Wrong flag", asks="What is wrong about it")


@dataclass(frozen=True, slots=True)
class Card:
    """One picture: a message, a view, or a plain text."""

    name: str
    blocks: list[Json]
    view: Json | None = None
    post: str = ""


def cards() -> Iterator[Card]:
    """Give everything that is to be looked at."""
    desk = front_desk(Settings(embeddings="off"))
    for language in ("en", "de", "pt"):
        say = desk.library.say(language)
        yield from _messages(desk, say)
        yield from _views(desk, say)


def _messages(desk: FrontDesk, say: Say) -> Iterator[Card]:
    texts = {name: (EXAMPLES / file).read_text(encoding="utf-8") for name, file in SAID.items()}
    for name, text in {**texts, **SPOKEN, "hostile": HOSTILE}.items():
        reply = _kept(_asked(desk, text, say.language))
        for page in range(2 if name == "check" else 1):
            yield from _posts(f"{name}{page or ''}", reply, say, page)
    check = _asked(desk, texts["check"], say.language)
    yield from _posts("shared", share(check, quotes=False), say)
    yield Card(f"{say.language}-plain", [], post=plain_post(check, "Slack did not take it.").text)


def _posts(name: str, reply: Reply, say: Say, page: int = 0) -> Iterator[Card]:
    for at, post in enumerate(render(reply, page=page, say=say)):
        yield Card(f"{say.language}-{name}{f'-thread{at}' if at else ''}", post.blocks)


def _views(desk: FrontDesk, say: Say) -> Iterator[Card]:
    check = _asked(desk, (EXAMPLES / SAID["check"]).read_text(encoding="utf-8"), say.language)
    lines = ("58 signs, 7 playbooks, 31 guidance pages", "read 21 Nov 2026, nothing to mend")
    made = {
        "home": views.home(say, lines),
        "form-asking": views.asking(_FINE, "c1", say),
        "form-check": views.check_form(say),
        "form-share": views.share(check, say),
        "form-share-quotes": views.share(check, say, quotes=True),
        "form-security": views.ask_security(say, "May we record the call?"),
    }
    for name, view in made.items():
        yield Card(f"{say.language}-{name}", view["blocks"], view)


def _asked(desk: FrontDesk, text: str, language: str) -> Reply:
    async def last() -> Reply:
        message = Message("1", text, sender=text[:20], locale=language)
        return [each async for each in desk.handle(message) if isinstance(each, Reply)][-1]

    return asyncio.run(last())


def _kept(reply: Reply) -> Reply:
    """Return a reply as it is once it is kept: with a case, ticks and what was said to a flag."""
    parts: list[Part] = list(reply.parts)
    flags = [at for at, each in enumerate(parts) if isinstance(each, FindingCard)]
    for at, part in enumerate(parts):
        if isinstance(part, FindingCard):
            parts[at] = _said(part, bare=at != flags[0])
        elif isinstance(part, Checklist):
            parts[at] = _ticked(part)
    return replace(reply, parts=tuple(parts), case="c0ffee")


def _said(card: FindingCard, bare: bool) -> FindingCard:
    remark = replace(_TICKED, text="She told me at once, and the agency confirms it.")
    return replace(card, buttons=(_FINE, _WRONG), remarks=() if bare else (remark,))


def _ticked(part: Checklist) -> Part:
    first, *rest = part.items
    return Checklist((replace(first, done=_TICKED), *rest))

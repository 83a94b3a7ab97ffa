"""Says what a message is after, from what its sentences tell and from the shape of the text."""

import re
from collections.abc import Iterator, Sequence

from bot.library.library import Library
from bot.reading import jurisdictions
from bot.reading.told import Told, stand, tell
from bot.respond import triage
from bot.talk.intent import Ask, Check, Continue, Help, Intent, Respond, Unsure
from bot.talk.message import Message
from bot.talk.session import Session

_SHORT = 40  # words; a longer text is something pasted, or a whole story
_ASIDE = 8  # words; a greeting is not much longer
_BARE = 3  # words; so few name a thing and say nothing about it
STORY = "story"  # what a text longer than that tells, beside its cues
_HEARD = 4000  # characters looked at
_LINES = 3  # a text of so many lines is laid out like a document

# A line as documents have it: a mail's head, a quoted line, JSON, a field or speaker before a
# colon, a bullet, a time of day.
_MARKED = re.compile(
    r"^[ \t]*(?:>|[{\[]|[-*•☐☑#]|\[?\d{1,2}[:.]\d\d|\d{1,2}[.)][ \t]|[^\W\d_][^\n:]{0,30}:[ \t]|---)"
    r"|^[^\W\d_][^\n]{0,20}[ \t]\d{1,2}:\d\d",
    re.MULTILINE,
)
# What only documents have: a mail address, a span of years, fields side by side.
_HEAD = re.compile(r"^(?:From|Subject|Von|Betreff|De|Assunto):[ \t]", re.MULTILINE)
_FIELDS = re.compile(
    r"[\w.]@[\w-]+\.\w|\b(?:19|20)\d\d\s?(?:[-–—]|to|bis|até)\s?\w|\s(?:[|·;•/]|//|>>|[-–—]{1,2})\s"
)


def route(message: Message, library: Library) -> Intent:
    """Say what a message is after."""
    if message.press is not None:
        return Continue(message.press.partition(".")[0], "a button was pressed")
    if message.parts:
        return Check("a file came with it")
    if not message.text.strip():
        return Help("nothing was written")
    text = message.text[:_HEARD]
    told = tell(text, library)
    length = len(text.split())
    if _pasted(text):
        return Check("it is a pasted text")
    if _incident(told, library, length):
        return Respond("it tells of something that is happening to us")
    return _said(told, length)


def follow(intent: Intent, message: Message, session: Session, library: Library) -> Intent:
    """Say what a message is after in a thread where a desk has spoken already."""
    if session.desk == "frontdesk" and isinstance(intent, Continue):
        return Continue("frontdesk", intent.why)
    if (
        not isinstance(intent, Unsure | Check)
        or message.parts
        or len(message.text.split()) > _SHORT
    ):
        return intent
    if session.desk == "ask":
        return Ask("it follows a question in this thread")
    if session.desk == "respond" and (
        triage.tell(message.text, library) or jurisdictions.named(message.text, library)
    ):
        return Continue("respond", "it tells more of the incident in this thread")
    return intent


def _pasted(text: str) -> bool:
    """Whether a text is laid out like a document: a profile, notes, a transcript, a mail."""
    marks, fields = len(_MARKED.findall(text)), len(_FIELDS.findall(text))
    lines = sum(bool(line.strip()) for line in text.splitlines())
    return (
        marks >= _LINES
        or fields >= _LINES
        or lines >= _LINES * 2
        or text.lstrip().startswith("{")
        or _HEAD.search(text) is not None
    )


def _incident(told: Sequence[Told], library: Library, length: int) -> bool:
    """Whether somebody tells of an incident, and does not only ask about such things."""
    respond = library.phrases.get("respond")
    if respond is None:
        return False
    stated = {*_stated(told), *((STORY,) if length > _SHORT else ())}
    if length > _SHORT and (stated & {"candidate"} or not stated & {"ours", "yours"}):
        return False
    if "respond" in stated or stand(respond.together, stated):
        return True
    if all(each.asks < 0 for each in told):
        return False
    asked = {cue for each in told for cue in each.cues} | (stated & {STORY})
    certain = asked & {"person", "happening"} and "general" not in asked
    return bool(certain) and ("respond" in asked or stand(respond.together, asked))


def _stated(told: Sequence[Told]) -> Iterator[str]:
    """Yield what is told outside of questions."""
    for each in told:
        for cue, at in each.cues.items():
            if each.asks < 0 or at < each.asks:
                yield cue


def _said(told: Sequence[Told], length: int) -> Intent:
    cues = {cue for each in told for cue in each.cues}
    stated = set(_stated(told))
    asks = any(each.asks >= 0 for each in told) or "ask" in cues
    asks = asks or ("matter" in cues and not cues & {"person", "candidate", "document"})
    about = cues & {"topic", "worker", "candidate", "document", "known"}
    if length > _SHORT and not (asks and "ours" in cues and not cues & {"document", "candidate"}):
        return Check("it is a long text")
    rule = "general" in cues or ("rule-form" in cues and "document" not in cues)
    if "check" in cues and not (asks and rule):
        return Check("it wants something looked at")
    if "help" in cues and length <= _ASIDE and not ("topic" in cues and length > _BARE):
        return Help("it greets, thanks or asks what Deskcheck does")
    if "small-talk" in cues and not cues & {"topic", "document", "candidate"}:
        return Help("it is not about anything that Deskcheck knows")
    if asks and about and length > _BARE - 1 and not _remark(stated, cues):
        return Ask("it asks what the guidance or the policy says")
    if about and length > _BARE and (cues & {"person", "candidate", "document"} or length > _ASIDE):
        return Check("it tells of a candidate")
    if not about and length > _BARE and "vague" not in cues:
        return Help("it is not about anything that Deskcheck knows")
    return Unsure(
        ("ask", "check", "respond", "help"), "it is short and fits nothing that Deskcheck knows"
    )


def _remark(stated: set[str], cues: set[str]) -> bool:
    """Whether it tells something of a certain person and asks what to think of it."""
    return "rule-form" not in cues and "person" in stated

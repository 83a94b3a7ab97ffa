"""Says what a message is after, from the phrase files and from the shape of the text."""

from functools import lru_cache

from bot.library.library import Idea, Library, entries
from bot.reading import jurisdictions
from bot.reading.ideas import Lexicon
from bot.reading.normal import normalise
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS
from bot.respond import triage
from bot.talk.intent import Ask, Check, Continue, Help, Intent, Respond, Unsure
from bot.talk.message import Message
from bot.talk.session import Session

_SHORT = 40  # words; a longer text is something pasted, not something said to us
_ASIDE = 8  # words; a greeting is not much longer
_HEARD = 4000  # characters looked at


def route(message: Message, library: Library) -> Intent:
    """Say what a message is after."""
    if message.press is not None:
        return Continue(message.press.partition(".")[0], "a button was pressed")
    if message.parts:
        return Check("a file came with it")
    length = len(message.text.split())
    if not length:
        return Help("nothing was written")
    said = _said(message.text, library)
    if "respond" in said:
        return Respond("it tells of something that is happening now")
    if length > _SHORT or message.text.strip().count("\n") >= 2:
        return Check("it is a pasted text")
    if "ask" in said:
        return Ask("it asks what the guidance or the policy says")
    if "help" in said and length <= _ASIDE:
        return Help("it greets or asks what Deskcheck does")
    if length > _ASIDE:
        return Check("it tells of a candidate")
    if "check" in said:
        return Help("it asks for a check and brings no text yet")
    return Unsure(
        ("ask", "check", "respond", "help"), "it is short and fits nothing that Deskcheck knows"
    )


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


def _said(text: str, library: Library) -> set[str]:
    normal = normalise(text[:_HEARD]).text
    words = tokens(normal)
    phrases = _phrases(library)
    forms = phrases.forms(words)
    return {
        intent
        for sentence in sentences(normal, words, NO_TURNS)
        for intent in phrases.find(forms, sentence)
    }


@lru_cache(maxsize=2)
def _phrases(library: Library) -> Lexicon:
    phrases = (Idea(intent, "thing", entries(file)) for intent, file in library.phrases.items())
    return Lexicon(phrases, library.names)

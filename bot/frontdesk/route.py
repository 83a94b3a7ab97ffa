"""Says what a message is after, from what its sentences tell and from the shape of the text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from bot.frontdesk import layout, likeness, sense
from bot.library.library import Library
from bot.library.phrases import STORY
from bot.ports import Meaning
from bot.reading import seats
from bot.reading.told import KNOWN, Told, stand, tell
from bot.respond import triage
from bot.talk.intent import Ask, Check, Continue, Help, Intent, Respond, Unsure
from bot.talk.message import Message
from bot.talk.session import Session

REQUESTED = "it wants something looked at"
"""Why a message is checked that asks for a check; a short one has perhaps brought no text yet."""
_DOCUMENT_LIKE = "it is laid out like a document"
_SHORT = 40  # words; a longer text is something pasted, or a whole story
_LONG = 60  # words; whoever tells of an incident at such length names what is grave in it,
_FIRST = 40  # among the first or last words; and whoever asks at such length ends with the question
_GRAVE = ("threat", "leaked", "keys", "proven")
_ASIDE = 8  # words; a greeting is not much longer
_BARE = 3  # words; so few name a thing and say nothing about it
_HEARD = 4000  # characters looked at

# The lists of knowledge/cues that are asked for by name here; all others are put together by the
# rules in knowledge/phrases and knowledge/triage.
_OURS, _YOURS, _PERSON, _HAPPENING, _WISH = "ours", "yours", "person", "happening", "wish"
_CANDIDATE, _DOCUMENT, _WORKER, _TOPIC = "candidate", "document", "worker", "topic"
_GENERAL, _RULE, _MATTER, _VAGUE, _CHAT = "general", "rule-form", "matter", "vague", "small-talk"
NAMED = frozenset((
    _OURS, _YOURS, _PERSON, _HAPPENING, _CANDIDATE, _DOCUMENT, _WORKER, _TOPIC, _GENERAL, _RULE,
    _MATTER, _VAGUE, _CHAT, _WISH,
))  # fmt: skip


INTENTS: Mapping[str, Callable[[str], Intent]] = {
    "check": Check, "ask": Ask, "respond": Respond, "help": Help,
}  # fmt: skip


def route(message: Message, library: Library, meaning: Meaning | None = None) -> Intent:
    """Say what a message is after; ``meaning`` is asked where words leave doubt."""
    if message.press is not None:
        return Continue(message.press.partition(".")[0], "a button was pressed")
    if wanted := INTENTS.get(message.form.get("intent", "")):
        return wanted("a command says so")
    if message.parts:
        return Check("a file came with it")
    if not message.text.strip():
        return Help("nothing was written")
    text = message.text[:_HEARD]
    if layout.plainly(text):
        return Check(_DOCUMENT_LIKE)
    told = tell(text, library)
    if len(text.split()) > sense.LONGEST and _laid_out(text, told):
        return Check(_DOCUMENT_LIKE)
    vectors = partial(sense.vectors, text, library, meaning, told)
    intent = ruled(text, told, library)
    heard = likeness.second(intent, text, told, library, vectors)
    # Whoever wants "this one" checked has forgotten to paste it, and is told so.
    if intent.why == REQUESTED and isinstance(heard, Help | Unsure) and _points(told):
        return intent
    return heard


def _laid_out(text: str, told: Sequence[Told]) -> bool:
    # Who extorts writes in lines, too; nobody else writes threats to "you".
    return layout.marked(text) or (layout.long(text) and not {*_stated(told)} >= {"threat", _YOURS})


def _points(told: Sequence[Told]) -> bool:
    """Whether something unnamed is to be checked for us: "can you check this one for me?"."""
    return any(each.cues.get("check") == 0 and {_VAGUE, _OURS} <= each.cues.keys() for each in told)


def ruled(text: str, told: Sequence[Told], library: Library) -> Intent:
    """Say what the rules take a message for, whatever it is like."""
    if _laid_out(text, told):
        return Check(_DOCUMENT_LIKE)
    cues = {cue for each in told for cue in each.cues}
    stated = set(_stated(told))
    words = len(text.split())
    if words > _SHORT:
        cues.add(STORY)
        stated.add(STORY)
        if _CANDIDATE in stated or stated.isdisjoint((_OURS, _YOURS)):
            return Check("it is a long text about a candidate")
    if _incident(told, stated, cues, library) and (words <= _LONG or _alarms(text, told, library)):
        return Respond("it tells of something that is happening to us")
    asks = _tells_and_asks(told, cues) and (words <= _LONG or text.rstrip().endswith("?"))
    if layout.listed(text) or (words > _SHORT and not asks):
        return Check("it is a long text or a list")
    return _said(told, stated, cues, words)


def follow(intent: Intent, message: Message, session: Session, library: Library) -> Intent:
    """Say what a message is after in a thread where a desk has spoken already."""
    if session.desk == "frontdesk" and isinstance(intent, Continue):
        return Continue("frontdesk", intent.why)
    if intent.why in likeness.WHYS and (session.desk == "respond" or not _urgent(intent)):
        text = message.text[:_HEARD]  # what went before tells more than what it is like
        intent = ruled(text, tell(text, library), library)
    if not isinstance(intent, Unsure | Check) or _stands(intent, message):
        return intent
    if session.desk == "ask" and (isinstance(intent, Unsure) or _ends_asking(message.text)):
        return Ask("it follows a question in this thread")
    if session.desk == "respond" and (
        triage.tell(message.text, library) or seats.stated(message.text, library)
    ):
        return Continue("respond", "it tells more of the incident in this thread")
    return intent


def _urgent(intent: Intent) -> bool:
    return isinstance(intent, Respond)


def _ends_asking(text: str) -> bool:
    return text.rstrip().endswith("?")


def _stands(intent: Intent, message: Message) -> bool:
    """Whether a message is so plainly what it is that no thread changes it."""
    text = message.text
    return (
        bool(message.parts or message.form.get("intent"))
        or intent.why == REQUESTED
        or len(text.split()) > _SHORT
        or layout.marked(text)
        or layout.listed(text)
    )


def _stated(told: Sequence[Told]) -> Iterator[str]:
    """Yield what is told outside of questions."""
    for each in told:
        for cue, at in each.cues.items():
            if each.asks < 0 or at < each.asks:
                yield cue


def _incident(told: Sequence[Told], stated: set[str], cues: set[str], library: Library) -> bool:
    """Whether somebody tells of an incident, and does not only ask about such things."""
    phrases = library.phrases.get("respond")
    if phrases is None:
        return False
    if "respond" in stated or stand(phrases.together, stated):
        return True
    if not _asks(told, cues) or _GENERAL in cues or cues.isdisjoint((_PERSON, _HAPPENING)):
        return False
    return "respond" in cues or stand(phrases.together, cues)


def _alarms(text: str, told: Sequence[Told], library: Library) -> bool:
    """Whether a long text says what is grave, and begins with it, or ends with it and asks."""
    facts = triage.facts(told)
    if not any(facts.get(fact) for fact in _GRAVE):
        return False
    words = text.split()
    for part, asked in ((words[:_FIRST], True), (words[-_FIRST:], False)):
        heard = tell(" ".join(part), library)
        cues = {STORY, *(cue for each in heard for cue in each.cues)}
        tells = _incident(heard, {STORY, *_stated(heard)}, cues, library)
        if tells and (asked or _asks(heard, cues)):
            return True
    return False


def _asks(told: Sequence[Told], cues: set[str]) -> bool:
    asks = "ask" in cues or any(each.asks >= 0 for each in told)
    return asks or (_MATTER in cues and cues.isdisjoint((_PERSON, _CANDIDATE, _DOCUMENT)))


def _tells_and_asks(told: Sequence[Told], cues: set[str]) -> bool:
    """Whether a long text is our own side's, with a question, and about no candidate."""
    return _asks(told, cues) and _OURS in cues and cues.isdisjoint((_DOCUMENT, _CANDIDATE))


def _said(told: Sequence[Told], stated: set[str], cues: set[str], words: int) -> Intent:
    """Say what somebody wants who tells of no incident and pastes nothing."""
    asks = _asks(told, cues)
    about = not cues.isdisjoint((_TOPIC, _WORKER, _CANDIDATE, _DOCUMENT, KNOWN))
    of_rules = _GENERAL in cues or (_RULE in cues and _DOCUMENT not in cues)
    if "check" in cues and not (asks and of_rules):
        return Check(REQUESTED)
    if "help" in cues and words <= _ASIDE and (_TOPIC not in cues or words <= _BARE):
        return Help("it greets, thanks or asks what Deskcheck does")
    if _CHAT in cues and cues.isdisjoint((_TOPIC, _DOCUMENT, _CANDIDATE)):
        return Help("it is about nothing that Deskcheck knows")
    if asks and about and words >= _BARE and (_RULE in cues or _PERSON not in stated):
        return Ask("it asks what the guidance or the policy says")
    somebody = not cues.isdisjoint((_PERSON, _CANDIDATE, _DOCUMENT, _WISH))
    if about and words > _BARE and (somebody or words > _ASIDE):
        return Check("it tells of a candidate or a worker")
    if not about and words > _BARE and _VAGUE not in cues:
        return Help("it is about nothing that Deskcheck knows")
    return Unsure(
        ("ask", "check", "respond", "help"), "it is short and fits nothing that Deskcheck knows"
    )

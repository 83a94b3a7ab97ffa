"""Which messages of known purpose a message is like: a second witness beside the rules.

The rules know words that somebody thought of; what was learned from whole messages is heard too.
The rules have the first word, which counts for as much as a few telling words do.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.frontdesk import layout
from bot.library.choosing import Seen, turned, weigh
from bot.library.library import Library
from bot.reading.compared import compared, worded
from bot.reading.told import KNOWN, Told
from bot.talk.intent import Ask, Check, Help, Intent, Respond, Unsure

_KINDS: Mapping[str, Callable[[], Intent]] = {
    "check": lambda: Check("it is like messages that bring something to look at"),
    "ask": lambda: Ask("it is like questions about the guidance or the policy"),
    "respond": lambda: Respond("it is like messages that tell of an incident"),
    "help": lambda: Help("it is like small talk, or about nothing that Deskcheck knows"),
    "unsure": lambda: Unsure(
        ("ask", "check", "respond", "help"), "it is like messages that may mean anything"
    ),
}
KINDS = tuple(_KINDS)
WHYS = frozenset(make().why for make in _KINDS.values())
_SMALL = ("help", "unsure")  # what a message that the rules take for an incident never is
_WORDS = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 90, 150)
_LINES = (1, 2, 3, 5, 8)
_FEW = (1, 2, 3, 5, 8, 12)
_LONG = "#words>20"  # a name counts as one word there, however many it has
_ALARM = 1.0
"""Log-odds that an incident is ahead in no more words: rather one more than one missed."""
_TOLD = {False: -0.2, True: 0.25}
"""The same where there are more, by words alone and with meaning: many a note on a candidate sounds
like an incident, and must be checked.
"""
_NEAR = 2.0  # log-odds by which a check may lead and the text still tell of an incident
_OF_OURS = frozenset(
    ("topic", "worker", "candidate", "document", KNOWN, "person", "happening", "wish", "respond")
)
"""Cues of what Deskcheck is about; whether a short message has any tells more than which."""


def kind(intent: Intent) -> str:
    """Return what an intent is called among the kinds."""
    return type(intent).__name__.casefold()


def second(
    intent: Intent,
    text: str,
    told: Sequence[Told],
    library: Library,
    vectors: Callable[[], Seen] = lambda: None,
) -> Intent:
    """Return what a message is after, of which the rules say ``intent``.

    Args:
        intent: by the rules.
        text: the message.
        told: its sentences.
        library: what is known.
        vectors: makes the message's vector, or nothing where no model sees meaning.
    """
    if library.choosing is None:
        return intent
    features = shown(text, told, library)
    by_words = weigh(library.choosing.desks, features, kind(intent))
    odds: Mapping[str, float] = by_words
    if library.choosing.meaning is not None:
        odds = turned(library.choosing.meaning.desks, by_words, vectors)
    ahead = weighed(kind(intent), features, odds, meant=odds is not by_words)
    chosen = max(ahead, key=ahead.__getitem__)
    heard = intent if chosen == kind(intent) else _KINDS[chosen]()
    if isinstance(heard, Check):
        return replace(heard, near=ahead["check"] - ahead["respond"] < _NEAR)
    return heard


def weighed(
    ruled: str, features: Sequence[str], odds: Mapping[str, float], *, meant: bool
) -> dict[str, float]:
    """Return the log-odds by which is chosen, without what is ruled out.

    Args:
        ruled: the kind that the rules say.
        features: of the message.
        odds: of every kind.
        meant: whether they are by words and meaning, or by words alone.
    """
    left = {each: odds[each] for each in odds if ruled != "respond" or each not in _SMALL}
    left["respond"] += _TOLD[meant] if _LONG in features else _ALARM
    return left


def shown(text: str, told: Sequence[Told], library: Library) -> list[str]:
    """Return the features of a message: its wording and cues, and the shape of its text."""
    sentences = worded(text, told, library)
    words = sum(map(len, sentences))
    return [*compared(sentences, told), *(f"#{each}" for each in _shape(text, told, words))]


def _shape(text: str, told: Sequence[Told], words: int) -> Iterator[str]:
    yield f"words{_step(words, _WORDS)}"
    yield from (f"words>{each}" for each in _WORDS if words > each)
    lines = sum(bool(line.strip()) for line in text.splitlines())
    yield from (f"lines>{each}" for each in _LINES if lines > each)
    if layout.listed(text):
        yield "listed"
    yield from (f"marks>{each}" for each in range(min(layout.marks(text), 3)))
    yield from (f"fields>{each}" for each in range(min(layout.fields(text), 3)))
    yield from (name for name, mark in (("quoted", '"'), ("colon", ":")) if mark in text)
    yield from _asking(text, told)
    ours = len(_OF_OURS & {cue for each in told for cue in each.cues})
    yield f"ours{min(ours, 3)}"
    yield f"ours{min(ours, 2)} of {_step(words, _FEW)}"


def _asking(text: str, told: Sequence[Told]) -> Iterator[str]:
    if text.rstrip().endswith("?"):
        yield "ends?"
    asks = [each.asks >= 0 for each in told]
    if any(asks):
        yield from ("asks", *(["asks only"] if all(asks) else []))
        yield from (name for name, at in (("asks first", 0), ("asks last", -1)) if asks[at])


def _step(count: int, steps: Sequence[int]) -> int:
    return sum(count > each for each in steps)

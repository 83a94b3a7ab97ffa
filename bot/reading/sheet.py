"""What the readers look at: the parts prepared for reading, and the facts they give back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, Protocol, TypeVar

from bot.library.library import Library
from bot.reading.hearing import Heard, hear
from bot.reading.ideas import Hit, lexicon
from bot.reading.lead import led_to
from bot.reading.normal import Normal, normalise
from bot.reading.parts import Part, Span
from bot.reading.sentences import Sentence, Token, sentences, tokens
from bot.reading.speakers import Role, Turns, turns


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a reader saw: a name of the catalogue, a value, and where it stands.

    A contradiction has two spans.
    """

    name: str
    value: str | int | float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the ideas in it.

    Attributes:
        sheet: number of the part.
        heard: what it says, shared by sentences of the same words.
        role: whose words these are, where a transcript shows it.
        turn: number of the speaker's turn, -1 outside a transcript.
        work: reports work done ("Built crypto payroll"), so acts in it are nobody's demand.
        supposed: only supposes ("if a candidate refuses"), or stands where such fraud is a subject.
    """

    sheet: int
    sentence: Sentence
    heard: Heard
    role: Role
    turn: int
    work: bool
    supposed: bool

    @property
    def hits(self) -> list[Hit]:
        """The places of all ideas, in order."""
        return self.heard.hits


@dataclass(frozen=True)
class Sheet:
    """One part as the readers see it."""

    number: int
    part: Part
    normal: Normal
    words: list[Token] = field(repr=False)
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The normal text."""
        return self.normal.text

    @cached_property
    def texts(self) -> list[str]:
        """The words by themselves."""
        return [word.text for word in self.words]

    @cached_property
    def turns(self) -> Turns:
        """The transcript's turns, none where the part is no transcript."""
        return turns(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences; none runs across two speakers' turns."""
        return sentences(self.text, self.words, self.turns)

    def span(self, start: int, end: int) -> Span:
        """Return the place of the normal text's ``[start:end]`` in original characters."""
        first, last = self.normal.back(start, end)
        return Span(self.number, first, last, self.part.text[first:last])


@dataclass(frozen=True)
class Reading:
    """Everything a reader may use: the sheets, what is said in them, the lists, today's date."""

    sheets: tuple[Sheet, ...]
    statements: tuple[Statement, ...]
    library: Library
    today: date
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)


class _Remembers(Protocol):
    @property
    def memo(self) -> dict[str, Any]: ...


_Of = TypeVar("_Of", bound=_Remembers)
_Found = TypeVar("_Found")


def once(find: Callable[[_Of], Iterable[_Found]]) -> Callable[[_Of], tuple[_Found, ...]]:
    """Let several readers share what ``find`` gives: kept on the sheet or reading, and no longer.

    A cache that outlives the check would keep a candidate's data.
    """
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def remembered(of: _Of) -> tuple[_Found, ...]:
        if name not in of.memo:
            of.memo[name] = tuple(find(of))
        found: tuple[_Found, ...] = of.memo[name]
        return found

    return remembered


Reader = Callable[[Reading], Iterator[Fact]]


def prepare(number: int, part: Part) -> Sheet:
    """Make a part ready for reading."""
    normal = normalise(part.text)
    return Sheet(number, part, normal, tokens(normal.text))


def state(sheet: Sheet, library: Library) -> Iterator[Statement]:
    """Yield a sheet's sentences with the ideas in them."""
    ideas = lexicon(library)
    forms = ideas.forms(sheet.words)
    subject = 0  # how far the text is about a subject
    known: dict[str, Heard] = {}  # the same words say the same, however often they are pasted
    for sentence in sheet.sentences:
        said = sheet.text[sentence.start : sheet.words[sentence.last - 1].end]
        heard = known.get(said)
        if heard is None:
            heard = known[said] = hear(sheet.words, forms, sentence, ideas)
        turn, role = sheet.turns.at(sentence.start)
        if role is Role.UNKNOWN and sentence.question and heard.put:
            role = Role.ASKING  # "Will somebody else do the work?" is asked, not told
        if heard.leads:
            subject = max(subject, led_to(sheet.text, sheet.turns, sentence))
        work = heard.work and role is not Role.ANSWERING
        supposed = heard.supposed or sentence.start < subject
        yield Statement(sheet.number, sentence, heard, role, turn, work, supposed)

"""What one sentence says: its ideas, what denies them, whose they are, and whether it is meant.

Denial follows the idea of NegEx (Chapman et al. 2001, Journal of Biomedical Informatics 34): a
negator reaches a few words forward, up to a border of the clause.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.reading.ideas import Forms, Found, Hit, Lexicon
from bot.reading.sentences import Sentence, Token

_DENIES = 6  # words a negator reaches
_OURS = 10  # words "we told him" reaches
_HEADING = 8  # the word by which a heading has said what it is
_TAG = 2  # words that may stand between what is said and the "no" that answers it

# The grammar lists that the reading itself depends on (see knowledge/README.md).
NEGATION, NOT_NEGATION, CLAUSE = "negation", "not-negation", "clause-break"
OUR_SIDE, THEIR_SIDE = "our-side", "their-side"
HYPOTHETICAL, WORK, ANSWER_NO = "hypothetical", "work-verbs", "answer-no"
TOPIC, OF_SOMEBODY = "about-the-topic", "of-somebody"
PUT, WITNESSED, LEAD_IN = "put-to-candidate", "witnessed", "lead-in"
_GRAMMAR = (NEGATION, NOT_NEGATION, CLAUSE, OUR_SIDE, THEIR_SIDE, HYPOTHETICAL, WORK, ANSWER_NO,
            TOPIC, OF_SOMEBODY, PUT, WITNESSED, LEAD_IN)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """What one sentence says.

    Attributes:
        found: the places of every idea in it, in no order, perhaps twice.
        work: reports work done in a job.
        supposed: only supposes, or speaks about such fraud as a subject.
        put: opens like a question to the candidate, and speaks of nobody ("me", "he").
        witnessed: says what the speaker sees or hears, so that it counts in a question too.
        leads: makes what follows a subject ("Slide 4:", "Hypothetical.").
    """

    found: Mapping[str, list[Found]]
    work: bool
    supposed: bool
    put: bool
    witnessed: bool
    leads: bool
    _denied: Mapping[int, tuple[int, ...]]
    _ours: frozenset[int]
    _no: int
    _acts: frozenset[str]
    _asked: dict[str, list[Hit]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def hits(self) -> list[Hit]:
        """The places of all ideas, in order."""
        return sorted((hit for idea in self.found for hit in self.of(idea)), key=place)

    def is_act(self, idea: str) -> bool:
        """Whether an idea in it is an act."""
        return idea in self._acts

    def of(self, idea: str) -> list[Hit]:
        """Return the places of one idea, in order.

        They are put together when a signal first asks: all ask for few of the many that are found.
        """
        if idea not in self.found:
            return []
        if idea not in self._asked:
            self._asked[idea] = [self._hit(idea, *each) for each in sorted(set(self.found[idea]))]
        return self._asked[idea]

    def _hit(self, idea: str, first: int, last: int) -> Hit:
        act = idea in self._acts
        by = self._denied.get(first, ())
        if 0 <= self._no - last <= _TAG:
            by = (*by, self._no)
        return Hit(idea, first, last, act, by, act and first in self._ours)


_NOBODY: frozenset[int] = frozenset()
_NOTHING = Heard({}, False, False, False, False, False, {}, _NOBODY, -_TAG, frozenset())


def place(hit: Hit) -> tuple[int, int]:
    """Return what hits are put in order by."""
    return hit.first, hit.last


def hear(words: list[Token], forms: Forms, sentence: Sentence, ideas: Lexicon) -> Heard:
    """Find a sentence's ideas and who and what they are denied or attributed by."""
    found = ideas.find(forms, sentence)
    if not found:
        return _NOTHING
    grammar = {name: sorted(set(found[name])) if name in found else [] for name in _GRAMMAR}
    edges = [word.edge for word in words[sentence.first : sentence.last]]
    no = next((first for first, last in grammar[ANSWER_NO] if last == len(edges)), -_TAG)
    return Heard(
        found,
        _opens(grammar[WORK]),
        _opens(grammar[HYPOTHETICAL], 1) or bool(grammar[TOPIC]),
        _opens(grammar[PUT]) and not grammar[OF_SOMEBODY],
        bool(grammar[WITNESSED]),
        _leads(grammar[LEAD_IN], edges, sentence.question),
        _denied(grammar, edges),
        _ours(grammar, edges),
        no,
        ideas.acts,
    )


def _opens(found: list[Found], latest: int = 0) -> bool:
    return bool(found) and found[0][0] <= latest


def _leads(found: list[Found], edges: list[bool], question: bool) -> bool:
    """Whether it heads what follows: early in it, and nothing but an aside goes on with it."""
    return any(
        first <= (_HEADING if last - first > 1 else 0)
        and (question or last == len(edges) or edges[last])
        for first, last in found
    )


def _denied(grammar: Mapping[str, list[Found]], edges: list[bool]) -> dict[int, tuple[int, ...]]:
    """Return for every word the negators that reach it."""
    if not grammar[NEGATION]:
        return {}
    exempt = {at for first, last in grammar[NOT_NEGATION] for at in range(first, last)}
    breaks = {each[0] for each in grammar[CLAUSE]}
    reached: dict[int, tuple[int, ...]] = {}
    for first, last in grammar[NEGATION]:
        if first not in exempt:
            for at in _reach(last, _DENIES, edges, breaks):
                reached[at] = (*reached.get(at, ()), first)
    return reached


def _ours(grammar: Mapping[str, list[Found]], edges: list[bool]) -> frozenset[int]:
    """Return the words that are said of our own side."""
    if not grammar[OUR_SIDE]:
        return _NOBODY
    breaks = {each[0] for name in (CLAUSE, THEIR_SIDE) for each in grammar[name]}
    return frozenset(
        at for _, last in grammar[OUR_SIDE] for at in _reach(last, _OURS, edges, breaks)
    )


def _reach(start: int, most: int, edges: list[bool], breaks: set[int]) -> Iterator[int]:
    """Yield the words from ``start`` on, ``most`` of them, up to a border of the clause."""
    for at in range(start, min(start + most, len(edges))):
        if edges[at] or at in breaks:
            return
        yield at

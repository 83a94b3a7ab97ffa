"""What one sentence says: its ideas, what denies them, whose they are, and whether it is meant.

Denial follows the idea of NegEx (Chapman et al. 2001, Journal of Biomedical Informatics 34): a
negator reaches a few words forward, up to a border of the clause.
"""

from collections import defaultdict
from dataclasses import dataclass

from bot.reading.ideas import Forms, Hit, Lexicon
from bot.reading.sentences import Sentence, Token

_DENIES = 6  # words a negator reaches
_OURS = 10  # words "we told him" reaches

# The grammar lists that the reading itself depends on (see knowledge/README.md).
NEGATION, NOT_NEGATION, CLAUSE = "negation", "not-negation", "clause-break"
OUR_SIDE, THEIR_SIDE = "our-side", "their-side"
_GRAMMAR = (NEGATION, NOT_NEGATION, CLAUSE, OUR_SIDE, THEIR_SIDE)
HYPOTHETICAL, WORK, ANSWER_NO = "hypothetical", "work-verbs", "answer-no"
TOPIC, OF_SOMEBODY = "about-the-topic", "of-somebody"
PUT = "put-to-candidate"


@dataclass(frozen=True, slots=True)
class Heard:
    """What one sentence says.

    Attributes:
        work: reports work done in a job.
        supposed: only supposes, or speaks about such fraud as a subject.
        put: opens like a question to the candidate, and speaks of nobody ("me", "he").
    """

    hits: tuple[Hit, ...]
    work: bool
    supposed: bool
    put: bool


_NOTHING = Heard((), work=False, supposed=False, put=False)


def hear(words: list[Token], forms: Forms, sentence: Sentence, ideas: Lexicon) -> Heard:
    """Find a sentence's ideas and who and what they are denied or attributed by."""
    found = sorted(set(ideas.find(forms, sentence)), key=lambda hit: (hit.first, hit.last))
    if not found:
        return _NOTHING
    grammar: dict[str, list[Hit]] = {name: [] for name in _GRAMMAR}
    for hit in found:
        if hit.idea in grammar:
            grammar[hit.idea].append(hit)
    exempt = {at for hit in grammar[NOT_NEGATION] for at in range(hit.first, hit.last)}
    breaks = {hit.first for hit in grammar[CLAUSE]}
    theirs = {hit.first for hit in grammar[THEIR_SIDE]}
    denied = _reach(
        [hit for hit in grammar[NEGATION] if hit.first not in exempt],
        words, sentence, breaks, _DENIES,
    )  # fmt: skip
    ours = _reach(grammar[OUR_SIDE], words, sentence, breaks | theirs, _OURS)
    no = next((hit for hit in found if hit.idea == ANSWER_NO and hit.last == sentence.last), None)
    hits = []
    for hit in found:
        by = denied.get(hit.first, ())
        if no is not None and hit.last <= no.first and no.first - hit.last <= 2:
            by = (*by, no.first)
        if by or hit.first in ours:
            is_ours = hit.act and hit.first in ours
            hit = Hit(hit.idea, hit.first, hit.last, hit.act, tuple(by), is_ours)
        hits.append(hit)
    opening = {hit.idea for hit in found if hit.first == sentence.first}
    nearly = {hit.idea for hit in found if hit.first <= sentence.first + 1}
    supposed = HYPOTHETICAL in nearly or any(hit.idea == TOPIC for hit in found)
    put = PUT in opening and not any(hit.idea == OF_SOMEBODY for hit in found)
    return Heard(tuple(hits), work=WORK in opening, supposed=supposed, put=put)


def _reach(
    sources: list[Hit], words: list[Token], sentence: Sentence, breaks: set[int], reach: int
) -> dict[int, list[int]]:
    """Return for every word the first words of the ``sources`` that reach it."""
    reached: dict[int, list[int]] = defaultdict(list)
    for source in sources:
        for at in range(source.last, min(source.last + reach, sentence.last)):
            if words[at].edge or at in breaks:
                break
            reached[at].append(source.first)
    return reached

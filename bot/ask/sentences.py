"""Which sentences of the found passages answer a question, and how well."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.ask.search import Found, Searcher
from bot.ask.terms import Weighed
from bot.ask.views import key
from bot.library.passages import Passage, Sentence

_MEANING = 0.7  # share of meaning in a sentence's score, the rest is words
# What a question asks for stands in the passage that fits it, often in a sentence that has none of
# the question's words: the passage counts for more than the sentence, and the best one still more.
_PASSAGE, _FIRST = 1.5, 0.3
_GOOD = 0.58  # of the best sentence's score that another one needs to be quoted beside it

_SHARE = 0.6  # of the characters that one passage may take: a long list leaves room for others


class Candidate(NamedTuple):  # no dataclass, which takes four times as long: there are dozens
    """A sentence that may be quoted."""

    passage: Passage
    number: int
    sentence: Sentence
    score: float


def candidates(
    weighed: Sequence[Weighed],
    found: Sequence[Found],
    searcher: Searcher,
    meaning: Mapping[str, float] | None,
) -> list[Candidate]:
    """Return the sentences of the found passages, best first; ``weighed`` is the question."""
    total = sum(each.weight for each in weighed) or 1.0
    # A sentence that is not among the nearest is no nearer than the last of them.
    last = max(min(meaning.values(), default=0.0), 0.0) if meaning else 0.0
    top = max((each.score for each in found), default=0.0) or 1.0
    ranked = []
    for each in found:
        passage = _PASSAGE * each.score / top + (_FIRST if each.score == top else 0.0)
        for number, sentence in enumerate(each.passage.sentences):
            held = searcher.said(sentence.text)
            # A list: this runs for every sentence of every answer.
            words = sum(
                [
                    weight * (1.0 if term in held else 0.7)
                    for term, forms, weight in weighed
                    if not forms.isdisjoint(held)
                ]
            )
            score = words / total
            if meaning is not None:
                near = max(meaning.get(key(each.passage, number), last), 0.0)
                score = (1 - _MEANING) * score + _MEANING * near
            ranked.append(Candidate(each.passage, number, sentence, score + passage))
    return sorted(ranked, key=lambda one: (-one.score, one.passage.id, one.number))


def best(ranked: Sequence[Candidate], most: int, length: int) -> list[Candidate]:
    """Return the sentences worth quoting: none much weaker than the best, none said twice.

    Args:
        ranked: best first.
        most: how many sentences at the most.
        length: how many characters at the most, beyond the first sentence; a long passage takes
            no more than its share of them.
    """
    chosen: list[Candidate] = []
    said: Counter[str] = Counter()
    for each in ranked:
        if len(chosen) == most or each.score < _GOOD * ranked[0].score:
            break
        if any(each.sentence.text == other.sentence.text for other in chosen):
            continue
        more, own = len(each.sentence.text), said[each.passage.id]
        if chosen and (said.total() + more > length or (own and own + more > _SHARE * length)):
            continue
        chosen.append(each)
        said[each.passage.id] += more
    return chosen

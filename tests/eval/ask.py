"""The ask desk on the blind questions: answered from the right page, declined, nothing wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from bot.ask.desk import Answer, assess, wording
from bot.library.library import Library
from bot.ports import Meaning, MeaningState, Meanwhile
from tests.eval.figures import Figure, least, mean, most, share
from tests.eval.sets import LANGUAGES, Row
from tests.questions import ndcg, ranked, told

DESK = "ask"
ANSWERED, FACTS, DECLINED = least(0.95), least(0.80), least(0.90)
NOTHING_WRONG = most(0.0)
WORDS = ", by words"  # behind the names of figures that were measured without search by meaning


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one question.

    Attributes:
        document: a page that answers it is among the sources.
        told: for each expected fact, whether the answer's sentences hold it.
        cited: for each expected fact, whether the passages that they stand in hold it.
        recall: of the relevant passages, how many are among the first five.
    """

    language: str
    answered: bool
    document: bool
    told: tuple[bool, ...]
    cited: tuple[bool, ...]
    recall: float
    ndcg: float


class Remembering:
    """Search by meaning that is done once for a question: to answer it, and to see its ranking."""

    def __init__(self, meaning: Meaning) -> None:
        """Stand before a search."""
        self._meaning = meaning
        self._found: dict[tuple[object, ...], list[dict[str, float]] | None] = {}

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Return what the search returns."""
        asked = (*questions, limit)
        if asked not in self._found:
            self._found[asked] = self._meaning.nearest(questions, limit, meanwhile)
        return self._found[asked]

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]] | None:
        """Return what the model returns."""
        return self._meaning.vectors(texts, model)

    def follow(self, texts: Mapping[str, str], version: str) -> None:
        """Have the search follow, and forget."""
        self._found.clear()
        self._meaning.follow(texts, version)

    def wait(self, timeout: float) -> bool:
        """Wait as the search does."""
        return self._meaning.wait(timeout)

    @property
    def state(self) -> MeaningState:
        """How the search is."""
        return self._meaning.state

    @property
    def absent(self) -> str:
        """Why the search is not there."""
        return self._meaning.absent


def shown(answer: Answer) -> str:
    """Return all that a person reads of an answer but for its sources."""
    said = (each.text for each in answer.sentences)
    return " ".join((*said, *answer.conflicts, *answer.notices))


def document(passage: str) -> str:
    """Return the page that a passage stands on."""
    return passage.partition("#")[0]


def graded(found: Iterable[str], relevant: Iterable[str], passages: AbstractSet[str]) -> list[str]:
    """Return a ranking in which a page that is relevant as a whole stands at its first passage.

    That is one whose own id is no passage's.
    """
    listed = set(relevant)
    whole = listed - passages
    return list(
        dict.fromkeys(
            page if each not in listed and (page := document(each)) in whole else each
            for each in found
        )
    )


def asked(row: Row, library: Library, meaning: Meaning) -> Asked:
    """Ask one question that the folder answers."""
    answer, relevant = assess(row["text"], library, meaning), row["rel"]
    text = " ".join(each.text for each in answer.sentences)
    passages = " ".join(each.passage.text for each in answer.sources)
    ids = {each.id for each in library.passages}
    found = graded(ranked(wording(row["text"], library, meaning), library), relevant, ids)
    right = {document(each) for each, grade in relevant.items() if grade == 2}
    return Asked(
        language=row["lang"],
        answered=answer.answered,
        document=any(document(each.passage.id) in right for each in answer.sources),
        told=tuple(told(text, fact) for fact in row["facts"]),
        cited=tuple(told(f"{text} {passages}", fact) for fact in row["facts"]),
        recall=len(relevant.keys() & set(found[:5])) / min(len(relevant), 5),
        ndcg=ndcg(found, relevant),
    )


def questions(
    given: Sequence[Row], library: Library, meaning: Meaning, how: str = ""
) -> list[Figure]:
    """Return the figures of the questions that the folder answers.

    Args:
        given: the questions.
        library: what is known.
        meaning: search by meaning.
        how: said behind every name, where search is not as people have it.
    """
    once = Remembering(meaning)
    every = [asked(row, library, once) for row in given]
    aims = (None, None) if how else (ANSWERED, FACTS)
    part = partial(share, DESK)
    page = part(f"the right page is among the sources{how}", (each.document for each in every))
    figures = [
        part(f"answerable questions answered{how}", (each.answered for each in every), aims[0]),
        replace(page, short=not how),
        part(f"expected facts in the answer's words{how}", _flat(every, lambda e: e.told), aims[1]),
        part(f"expected facts in the passages cited{how}", _flat(every, lambda e: e.cited)),
        mean(DESK, f"Recall@5{how}", [each.recall for each in every]),
        mean(DESK, f"nDCG@10{how}", [each.ndcg for each in every]),
    ]
    for language in () if how else LANGUAGES:
        listed = [each for each in every if each.language == language]
        figures.append(
            part(f"right page among the sources, {language}", (each.document for each in listed))
        )
    return figures


def _flat(every: Iterable[Asked], of: Callable[[Asked], tuple[bool, ...]]) -> list[bool]:
    return [held for each in every for held in of(each)]


def nothing(given: Iterable[Row], library: Library, meaning: Meaning, how: str = "") -> Figure:
    """Return how many questions are declined that the folder does not answer."""
    declined = (not assess(row["text"], library, meaning).answered for row in given)
    return share(DESK, f"unanswerable questions declined{how}", declined, None if how else DECLINED)


def premises(given: Sequence[Row], library: Library, meaning: Meaning) -> list[Figure]:
    """Return how often a false premise is repeated as true, and put right."""
    texts = [shown(assess(row["text"], library, meaning)) for row in given]
    both = list(zip(given, texts, strict=True))
    wrong = (any(told(text, said) for said in row["never"]) for row, text in both)
    right = (told(text, fact) for row, text in both for fact in row["facts"])
    return [
        share(DESK, "false premises: something wrong said", wrong, NOTHING_WRONG),
        share(DESK, "false premises: facts that put them right", right),
    ]

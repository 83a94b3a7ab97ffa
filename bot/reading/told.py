"""What a message to us tells, sentence by sentence: cues, facts of an incident, intents, questions.

A cue is a word list of ``knowledge/cues``; a fact is told by the words of ``knowledge/triage``, an
intent by those of ``knowledge/phrases``, each also by cues that stand together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.library.library import Entry, Idea, Library, entries
from bot.library.papers import TRIAGE, Named
from bot.library.shapes import Together
from bot.reading.hearing import hear
from bot.reading.ideas import Hit, Lexicon
from bot.reading.normal import normalise
from bot.reading.sentences import Sentence, Token, sentences, tokens
from bot.reading.speakers import NO_TURNS

ASKING, OPENER = "asking", "opener"
_GRAMMAR = ("negation", "not-negation", "clause-break")


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells.

    Attributes:
        first: its first word in the text, and ``last`` the one behind it.
        cues: where each cue, intent and fact that is meant begins for the first time.
        denied: facts that it says do not hold.
        asks: the word that a question begins with, -1 where there is none.
    """

    first: int
    last: int
    cues: Mapping[str, int]
    denied: frozenset[str]
    asks: int


def tell(text: str, library: Library) -> tuple[Told, ...]:
    """Return what a text tells, sentence by sentence."""
    normal = normalise(text).text
    words = tokens(normal)
    lexicon = _lexicon(library)
    forms = lexicon.forms(words)
    return tuple(
        _told(words, sentence, hear(words, forms, sentence, lexicon).hits, library)
        for sentence in sentences(normal, words, NO_TURNS)
    )


def stand(rules: Iterable[Together], cues: Iterable[str]) -> bool:
    """Whether what one of the rules wants was told."""
    told = set(cues)
    return any(told.issuperset(rule.all_of) and told.isdisjoint(rule.none_of) for rule in rules)


def _told(
    words: list[Token], sentence: Sentence, hits: tuple[Hit, ...], library: Library
) -> Told:
    cues: dict[str, int] = {}
    denied: set[str] = set()
    for hit in hits:
        name, _, answer = hit.idea.partition("?")
        if answer == "no" or (answer and hit.denied_by):
            denied.add(name)
        elif answer or not (hit.act and hit.denied_by):
            cues.setdefault(name, hit.first)
    for fact, file in library.triage.items():
        if fact not in cues and fact not in denied and stand(file.together, cues):
            used = (cues[name] for rule in file.together for name in rule.all_of if name in cues)
            cues[fact] = min(used)
    asks = _asks(words, sentence, hits)
    return Told(sentence.first, sentence.last, cues, frozenset(denied), asks)


def _asks(words: list[Token], sentence: Sentence, hits: tuple[Hit, ...]) -> int:
    """Return where a question begins: at the sentence's or a clause's opening."""
    small = {at for hit in hits if hit.idea == OPENER for at in range(hit.first, hit.last)}
    for hit in hits:
        if hit.idea == ASKING and (
            words[hit.first].edge or small.issuperset(range(sentence.first, hit.first))
        ):
            return hit.first
    return sentence.first if sentence.question else -1


@lru_cache(maxsize=2)
def _lexicon(library: Library) -> Lexicon:
    grammar = (library.ideas[name] for name in _GRAMMAR if name in library.ideas)
    ideas = (*_ideas(library), *library.cues.values(), *grammar)
    return Lexicon(ideas, library.names, messages=True)


def _ideas(library: Library) -> Iterator[Idea]:
    for intent, phrases in library.phrases.items():
        yield Idea(intent, "thing", entries(phrases))
    for fact in TRIAGE:
        file = library.triage.get(fact)
        if file is not None:
            yield Idea(f"{fact}?yes", "act", _listed(file.yes))
            yield Idea(f"{fact}?no", "act", _listed(file.no))


def _listed(words: Named) -> tuple[Entry, ...]:
    return tuple(
        Entry(language, each if isinstance(each, str) else each.entry)
        for language, listed in (("en", words.en), ("de", words.de), ("pt", words.pt))
        for each in listed
    )

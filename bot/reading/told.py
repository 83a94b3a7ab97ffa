"""What a message to us tells, sentence by sentence: cues, facts of an incident, intents, questions.

A cue is a word list of ``knowledge/cues``; a fact is told by the words of ``knowledge/triage``, an
intent by those of ``knowledge/phrases``, each also by cues that stand together.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from bot.library.library import Entry, Idea, Library, entries
from bot.library.papers import TRIAGE, Named
from bot.library.phrases import Together
from bot.library.shapes import LANGUAGES
from bot.reading.hearing import hear
from bot.reading.ideas import Hit, Lexicon
from bot.reading.normal import normalise
from bot.reading.sentences import Sentence, Token, sentences, tokens
from bot.reading.speakers import NO_TURNS

ASKING, ASKING_FIRST, OPENER = "asking", "asking-first", "opener"
KNOWN = "known"
_TELLING = 5  # letters; a shorter word tells no topic
_TAIL = 6  # words behind the last comma that may be the question
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
    told: list[Told] = []
    before: Mapping[str, int] = {}
    for sentence in sentences(normal, words, NO_TURNS):
        hits = tuple(_placed(hear(words, forms, sentence, lexicon).hits, sentence.first))
        cues, denied = _meant(hits)
        own = dict(cues)
        _join(cues, before, denied, library)
        asks = _asks(words, sentence, hits)
        told.append(Told(sentence.first, sentence.last, cues, frozenset(denied), asks))
        before = {name: at for name, at in own.items() if asks < 0 or at < asks}
    return tuple(told)


def _placed(hits: Iterable[Hit], start: int) -> Iterator[Hit]:
    """Yield hits by their words' places in the text instead of in the sentence."""
    for hit in hits:
        yield hit._replace(first=start + hit.first, last=start + hit.last)


def stand(rules: Iterable[Together], cues: Iterable[str]) -> bool:
    """Whether what one of the rules wants was told."""
    told = set(cues)
    return any(_holds(rule, told) for rule in rules)


def _holds(rule: Together, told: Set[str]) -> bool:
    return (
        told >= set(rule.all_of)
        and len(told & set(rule.some_of)) >= rule.at_least
        and told.isdisjoint(rule.none_of)
    )


def _meant(hits: tuple[Hit, ...]) -> tuple[dict[str, int], set[str]]:
    """Return where each idea that is meant begins, and the facts that are denied."""
    cues: dict[str, int] = {}
    denied: set[str] = set()
    for hit in hits:
        name, _, answer = hit.idea.partition("?")
        if answer == "no" or (answer and hit.denied_by):
            denied.add(name)
        elif answer or not (hit.act and hit.denied_by):
            cues.setdefault(name, hit.first)
    return cues, denied


def _join(
    cues: dict[str, int], before: Mapping[str, int], denied: set[str], library: Library
) -> None:
    """Add the facts that cues of a sentence and the one before tell together."""
    near = {**before, **cues}
    for fact, file in library.triage.items():
        if stand(file.together_no, cues):
            cues.pop(fact, None)
            denied.add(fact)
        if fact not in cues and fact not in denied:
            for rule in file.together:
                if _holds(rule, near.keys()) and not cues.keys().isdisjoint(rule.all_of):
                    cues[fact] = max(near[name] for name in rule.all_of)
                    break


def _asks(words: list[Token], sentence: Sentence, hits: tuple[Hit, ...]) -> int:
    """Return where a question begins: at the sentence's or a clause's opening."""
    small = {at for hit in hits if hit.idea == OPENER for at in range(hit.first, hit.last)}
    for hit in hits:
        opening = small.issuperset(range(sentence.first, hit.first))
        if (hit.idea == ASKING and (opening or words[hit.first].edge)) or (
            hit.idea == ASKING_FIRST and opening
        ):
            return hit.first
    if not sentence.question:
        return -1
    tail = range(max(sentence.last - _TAIL, sentence.first), sentence.last)
    return next((at for at in tail if words[at].edge), sentence.first)


@lru_cache(maxsize=2)
def _lexicon(library: Library) -> Lexicon:
    grammar = (library.ideas[name] for name in _GRAMMAR if name in library.ideas)
    ideas = (*_ideas(library), *library.cues.values(), *grammar, _known(library))
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


def _known(library: Library) -> Idea:
    """Return the words that pages are asked for by: what there is an answer to."""
    silent = library.names.get("silent-words", frozenset())
    asked = {line for passage in library.passages for line in (passage.document, *passage.asked_as)}
    words = {word.text for line in asked for word in tokens(normalise(line).text)}
    telling = [each for each in words - silent if len(each) >= _TELLING and each.isalpha()]
    return Idea(KNOWN, "thing", tuple(Entry(code, word) for word in telling for code in LANGUAGES))

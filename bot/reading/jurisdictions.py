"""Which jurisdictions a text names, by the words of ``knowledge/contacts``."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.library.library import Entry, Idea, Library
from bot.library.papers import Named, PlaceFile
from bot.reading.ideas import Lexicon
from bot.reading.normal import normalise
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS

EVERYWHERE = "ANY"


def named(text: str, library: Library) -> tuple[str, ...]:
    """Return the codes of the places a text names, in the order of its words."""
    normal = normalise(text).text
    words = tokens(normal)
    lexicon = _lexicon(library)
    forms = lexicon.forms(words)
    found = sorted(
        (sentence.first + first, code)
        for sentence in sentences(normal, words, NO_TURNS)
        for code, places in lexicon.find(forms, sentence).items()
        for first, _, _ in places
    )
    return tuple(dict.fromkeys(code for _, code in found))


def around(codes: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return the codes and those they lie within: what holds there."""
    within = {file.jurisdiction: file.within for file in library.places.values()}
    reached: dict[str, None] = {}
    waiting = list(codes)
    while waiting:
        code = waiting.pop(0)
        if code not in reached:
            reached[code] = None
            waiting += within.get(code, ())
    return tuple(reached)


def known(library: Library) -> Mapping[str, PlaceFile]:
    """Return the places by their code."""
    return {file.jurisdiction: file for file in library.places.values()}


def idea(name: str, words: Named) -> Idea:
    """Return word-list entries as an idea that a lexicon can find."""
    return Idea(
        name,
        "thing",
        tuple(
            Entry(language, each if isinstance(each, str) else each.entry)
            for language, listed in (("en", words.en), ("de", words.de), ("pt", words.pt))
            for each in listed
        ),
    )


@lru_cache(maxsize=2)
def _lexicon(library: Library) -> Lexicon:
    places = (idea(file.jurisdiction, file.named) for file in library.places.values())
    return Lexicon(places, library.names)

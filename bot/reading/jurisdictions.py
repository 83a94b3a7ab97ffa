"""Which jurisdictions a text names, by the words of ``knowledge/contacts``."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.library.library import Entry, Idea, Library
from bot.library.papers import Named, PlaceFile
from bot.reading.ideas import Lexicon
from bot.reading.normal import normalise
from bot.reading.sentences import sentences, tokens
from bot.reading.speakers import NO_TURNS

EVERYWHERE = "ANY"
_NAME = 4  # words of a name; what reaches farther holds other names between its own words
_NEAR = 4  # places before one that its words may stand within


def named(text: str, library: Library) -> tuple[str, ...]:
    """Return the codes of the places a text names, in the order of its words.

    A place whose words stand within another's longer ones is not meant: New South Wales is not
    Wales.
    """
    normal = normalise(text).text
    words = tokens(normal)
    lexicon = _lexicon(library)
    forms = lexicon.forms(words)
    found = (
        (sentence.first + first, sentence.first + last, code)
        for sentence in sentences(normal, words, NO_TURNS)
        for code, places in lexicon.find(forms, sentence).items()
        for first, last in places
    )
    return tuple(dict.fromkeys(_outermost(found)))


def _outermost(found: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """Yield the codes of places, in order, that stand in no longer words of another place."""
    kept: list[tuple[int, int]] = []
    for first, last, code in sorted(found, key=lambda each: (each[0], -each[1])):
        if not any(
            end >= last and last - first < end - start <= _NAME for start, end in kept[-_NEAR:]
        ):
            kept.append((first, last))
            yield code


def around(codes: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return the codes and those they lie within: what holds there.

    A country that a file covers without being about it alone is within that file's place.
    """
    files = library.places.values()
    within = {file.jurisdiction: file.within for file in files}
    within |= {code: (file.jurisdiction,) for file in files for code in file.covers}
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

"""Which jurisdictions a text names, by the words of ``knowledge/contacts``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.library.library import Entry, Idea, Library
from bot.library.papers import Named, PlaceFile
from bot.reading.ideas import Lexicon
from bot.reading.normal import normalise
from bot.reading.sentences import Sentence, Token, sentences, tokens
from bot.reading.speakers import NO_TURNS

EVERYWHERE = "ANY"
# First and last word (exclusive) of a name, and the code of what it names.
Place = tuple[int, int, str]
_NAME = 4  # words of a name; what reaches farther holds other names between its own words
_NEAR = 4  # places before one that its words may stand within


def named(text: str, library: Library) -> tuple[str, ...]:
    """Return the codes of the places a text names, in the order of its words.

    A place whose words stand within another's longer ones is not meant: New South Wales is not
    Wales.
    """
    normal = normalise(text).text
    words = tokens(normal)
    found = places(words, sentences(normal, words, NO_TURNS), _lexicon(library))
    return tuple(dict.fromkeys(code for _, _, code in outermost(found)))


def places(words: list[Token], told: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Place]:
    """Yield what a lexicon of places finds in sentences."""
    forms = lexicon.forms(words)
    for sentence in told:
        for code, found in lexicon.find(forms, sentence).items():
            for first, last in found:
                yield sentence.first + first, sentence.first + last, code


def ideas(library: Library) -> list[Idea]:
    """Return the names of each place, by its code."""
    return [idea(file.jurisdiction, file.named) for file in library.places.values()]


def outermost(found: Iterable[Place]) -> Iterator[Place]:
    """Yield the places, in order, that stand in no longer words of another place."""
    kept: list[tuple[int, int]] = []
    for first, last, code in sorted(found, key=lambda each: (each[0], -each[1])):
        if not any(
            end >= last and last - first < end - start <= _NAME for start, end in kept[-_NEAR:]
        ):
            kept.append((first, last))
            yield first, last, code


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
    return Lexicon(ideas(library), library.names)

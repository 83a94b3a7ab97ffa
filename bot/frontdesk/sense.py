"""The vectors of a message, by which a model that sees meaning tells what it is for.

They are of the message's English without whose it is: the model knows no other language, and the
same message about somebody else shall be for the same desk.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.ask.glossary import glossary
from bot.library.choosing import Choice, Seen
from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.ports import Meaning
from bot.reading.nameless import WORDS, nameless
from bot.reading.told import Told, tell
from bot.reading.wording import STEM

LONGEST = 160  # words of what somebody tells; anything longer is pasted
_TOLD = 400  # words of an incident that are heard
_PIECE = 5  # words; what is shorter is heard with what follows
_STOP = re.compile(r"(?<=[.!?;:\n])\s+")


def vectors(
    text: str, library: Library, meaning: Meaning | None, told: Sequence[Told] = ()
) -> Seen:
    """Return the vector of a message, by which its desk is told.

    None where there is no model that sees meaning, or for something as long as a paste: what it
    is for is told by its words.

    Args:
        text: the message.
        library: what is known.
        meaning: the model.
        told: the sentences of the message, where they are known.
    """
    file = library.choosing
    if meaning is None or file is None or file.meaning is None or len(text.split()) > LONGEST:
        return None
    seen = heard(text, told or tell(text, library), library, learned(file.desks, library))
    return meaning.vectors([seen], file.meaning.embedder) if seen.strip() else None


def pieces(text: str, library: Library, meaning: Meaning | None) -> Seen:
    """Return the vector of an incident and those of its sentences, by which its playbook is told.

    None where there is no model that sees meaning.
    """
    file = library.choosing
    if meaning is None or file is None or file.meaning is None:
        return None
    seen = [*parts(text, tell(text, library), library, learned(file.desks, library))]
    return meaning.vectors(seen, file.meaning.embedder) if seen[0].strip() else None


def parts(
    text: str, told: Sequence[Told], library: Library, known: Callable[[str], bool]
) -> Iterator[str]:
    """Yield what the model hears of an incident: its beginning as a whole, then its sentences."""
    whole = heard(text, told, library, known)
    yield whole
    cut = [*_cut(heard(text, told, library, known, _TOLD))]
    if cut != [whole]:
        yield from cut


def _cut(text: str) -> Iterator[str]:
    waiting = ""
    for each in _STOP.split(text):
        waiting = f"{waiting} {each}".strip()
        if len(waiting.split()) >= _PIECE:
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def heard(
    text: str,
    told: Sequence[Told],
    library: Library,
    known: Callable[[str], bool],
    limit: int = WORDS,
) -> str:
    """Return what the model hears of a message.

    Args:
        text: the message.
        told: its sentences.
        library: what is known.
        known: says which words were learned.
        limit: words that are looked at.
    """
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    return glossary(library).english(nameless(text, told, small, known, limit))


def learned(desks: Choice, library: Library) -> Callable[[str], bool]:
    """Return what says whether a word was learned from messages, or is known in German.

    German writes nouns like names.
    """
    adds, word = desks.adds, glossary(library).word

    def known(text: str) -> bool:
        stem = text[:STEM]
        told = stem in adds or f"^{stem}" in adds or f"${stem}" in adds
        return told or bool(word(text, "de"))

    return known

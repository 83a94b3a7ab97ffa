"""The vector of a message, by which a model that sees meaning tells what it is for.

It is of the message's English without whose it is: the model knows no other language, and the same
message about somebody else shall be for the same desk.
"""

from collections.abc import Callable, Sequence

from bot.ask.glossary import glossary
from bot.library.choosing import Choice
from bot.library.library import Library
from bot.library.shapes import LANGUAGES
from bot.ports import Meaning
from bot.reading.nameless import nameless
from bot.reading.told import Told, tell
from bot.reading.wording import STEM

LONGEST = 160  # words of what somebody tells; anything longer is pasted


def vector(
    text: str, library: Library, meaning: Meaning | None, told: Sequence[Told] = ()
) -> Sequence[float] | None:
    """Return the vector of a message.

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
    return meaning.vector(seen, file.meaning.embedder) if seen.strip() else None


def heard(
    text: str, told: Sequence[Told], library: Library, known: Callable[[str], bool]
) -> str:  # fmt: skip
    """Return what the model hears of a message; ``known`` says which words were learned."""
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    return glossary(library).english(nameless(text, told, small, known))


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

"""The words of everything that an answer may be made of, in every language."""

from collections.abc import Iterator
from functools import lru_cache

from bot.ask.glossary import glossary
from bot.ask.terms import SILENT
from bot.library.library import Library
from bot.reading.claims import LANGUAGES
from bot.reading.vocabulary import PROSE, Vocabulary, spelt


@lru_cache(maxsize=2)
def vocabulary(library: Library) -> Vocabulary:
    """Return the words of a library (kept for the two newest)."""
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    small["en"] |= frozenset(("according", "says", "said", "reports", "reported"))
    small["en"] |= library.names.get(SILENT, frozenset())
    return Vocabulary(_texts(library), glossary(library).word, small)


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    for passage in library.passages:
        yield "en", f"{passage.document} {passage.heading} {passage.text} {passage.publisher}"
        yield PROSE, passage.text
    for group in library.synonyms:
        yield "en", " ".join(group)
    yield "en", " ".join(library.names.get(SILENT, ()))
    for code, groups in library.glossaries.items():
        for _, *others in groups:  # what they are in English is no word of the folder by that
            yield code, " ".join(others)
    for code in LANGUAGES:
        yield code, " ".join(library.names.get(f"small-words-{code}", ()))
    for code, texts in library.wording.items():
        yield "en", " ".join(texts)
        yield code, " ".join(texts.values())
    for signal in library.signals:
        file = signal.file
        for words in (file.title, file.why, file.clears, *file.innocent_reasons):
            yield from spelt(words)
    for step in library.steps.values():
        for words in (step.title, step.how):
            yield from spelt(words)

"""Has the chat model explain what the rules found, and point at more; nothing is changed by it.

The note may only restate what the library says of the findings, and a suggestion is nothing but
words of the profile and a sign's id: so no text that somebody pasted can speak through either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.check.desk import Assessment
from bot.check.explanation import Explanation, Suggestion
from bot.check.fair import judges, unfair
from bot.library.library import Library
from bot.library.prompt import prompt
from bot.library.wording import Say
from bot.ports import ChatModel, Prompt
from bot.privacy import Mask
from bot.reading.claims import LANGUAGES, MARKUP, claims, spoken, told
from bot.reading.parts import Part, Span
from bot.reading.restated import wrong
from bot.reading.vocabulary import PROSE, Vocabulary, spelt
from bot.talk.trouble import EngineError

if TYPE_CHECKING:
    from bot.check.shape import Explained, Place, Remark

_HERE = Path(__file__).parent
_NAMES = {"en": "English", "de": "German", "pt": "Portuguese"}
_WORDS = 80  # of a note at the most
_SHARE = 0.8  # of a note's telling words that must stand in what it restates
_FEW = 2  # telling words of a sentence; fewer say nothing
_READ = 20_000  # characters of a profile that the model reads
_MOST = 5  # suggestions
_QUOTE = (2, 240)  # words at the least, characters at the most
OTHER = "other"
_WITHOUT = "The chat model could not help; what you read is from the rules alone."


def explain(
    assessment: Assessment, library: Library, model: ChatModel, who: str, say: Say
) -> Assessment:
    """Return the assessment with what the model adds, or with one line on why it does not."""
    from bot.check.shape import Explained

    mask, language = Mask(), say.language
    said = list(_statements(assessment))
    try:
        task = _task(assessment, said, library, mask, language)
        explained = model.write(task, Explained, who)
    except EngineError as error:
        told = error.message_for_people if language == "en" else say(_WITHOUT)
        return replace(assessment, notices=(*assessment.notices, told))
    added = _checked(explained, assessment, said, library, mask, language)
    return replace(assessment, explanation=added)


def _checked(
    explained: "Explained",
    assessment: Assessment,
    said: Sequence[str],
    library: Library,
    mask: Mask,
    language: str,
) -> Explanation | None:
    """Return what of it may be shown, or None where that is nothing."""
    note = _note(explained.note, said, library, language)
    found = _suggestions(explained.suggestions, assessment, library, mask, language)
    suggestions = tuple(found)[:_MOST]
    return Explanation(note, suggestions) if note or suggestions else None


def _statements(assessment: Assessment) -> Iterator[str]:
    """Yield the sentences of the library about what was found, in the asker's language."""
    for finding in assessment.findings:
        yield finding.title
        yield from (finding.why, *finding.innocent_reasons, finding.clears)


def _task(
    assessment: Assessment, said: Sequence[str], library: Library, mask: Mask, language: str
) -> Prompt:
    version, rules = prompt(_HERE / "explain.md")
    told = [f"{number}. {each}\n" for number, each in enumerate(said, 1)]
    signs = [f"{each.id}: {each.file.title.en}\n" for each in library.signals]
    pasted = [
        piece
        for number, part in enumerate(_cut(assessment.parts), 1)
        for piece in (f"\nProfile, part {number}:\n<<<\n", mask.mask(part), "\n>>>\n")
    ]
    head = f"Language: {_NAMES[language]}\n\nFindings:\n"
    return Prompt("explain", version, rules, mask.join(head, *told, "\nSigns:\n", *signs, *pasted))


def _cut(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the beginning of a profile; cut between lines, so that no identifier is halved."""
    left = _READ
    for part in parts:
        text = part.text[: max(0, left)]
        if len(text) < len(part.text):
            text = text.rpartition("\n")[0] or text.rpartition(" ")[0]
        yield text
        left -= len(part.text)


def _note(remarks: "Sequence[Remark]", said: Sequence[str], library: Library, language: str) -> str:
    """Return the sentences that only restate what is said of the findings, up to 80 words."""
    kept: list[str] = []
    for remark in remarks:
        text = " ".join(remark.text.split())
        on = [said[each - 1] for each in remark.restates if 0 < each <= len(said)]
        fits = len(" ".join((*kept, text)).split()) <= _WORDS
        if fits and text not in kept and _restates(text, on, library, language):
            kept.append(text)
    return " ".join(kept)


def _restates(text: str, on: Sequence[str], library: Library, language: str) -> bool:
    """Whether every sentence of a text restates what it leans on, and none is unfair."""
    if not on or not text or MARKUP.search(text) or unfair(text) or judges(text):
        return False
    return all(_same(each, on, library, language) for each in told(text))


def _same(text: str, on: Sequence[str], library: Library, language: str) -> bool:
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    words = vocabulary(library)
    tongue = words.tongues[language]
    if spoken(text, small, language) != language or words.strange(text, language):
        return False
    there, telling = set(tongue.stems(" ".join(on))), tongue.telling(text)
    held = sum(each in there for each in telling)
    return held >= max(_FEW, _SHARE * len(telling)) and not wrong(text, on, "", tongue)


def _suggestions(
    places: "Sequence[Place]",
    assessment: Assessment,
    library: Library,
    mask: Mask,
    language: str,
) -> Iterator[Suggestion]:
    """Yield the places that stand in the profile, that no finding has, and that are fair."""
    signals = {each.id: each.file.title.said(language) for each in library.signals}
    shown = {
        (span.part, at)
        for finding in assessment.findings
        for span in finding.evidence
        for at in range(span.start, span.end)
    }
    for place in places:
        span = _span(mask.plain(place.quote), assessment.parts)
        if span is None or (place.signal != OTHER and place.signal not in signals):
            continue
        taken = {(span.part, at) for at in range(span.start, span.end)}
        if taken <= shown or not _fair(span.quote):
            continue
        shown |= taken
        yield Suggestion(place.signal, signals.get(place.signal, ""), span)


def _span(quote: str, parts: Sequence[Part]) -> Span | None:
    """Return where words stand in the profile, letter for letter."""
    quote = quote.strip()
    least, most = _QUOTE
    if len(quote) > most or len(quote.split()) < least:
        return None
    for number, part in enumerate(parts):
        start = part.text.find(quote)
        if start >= 0:
            return Span(number, start, start + len(quote), quote)
    return None


def _fair(quote: str) -> bool:
    """Whether words of a profile may be pointed at: no trait, nothing that leads elsewhere."""
    return not unfair(quote) and not claims(quote, "en").addresses


@lru_cache(maxsize=2)
def vocabulary(library: Library) -> Vocabulary:
    """Return the words that a note may be made of (kept for the two newest libraries)."""
    small = {code: library.names.get(f"small-words-{code}", frozenset()) for code in LANGUAGES}
    return Vocabulary(_texts(library), silent=small)


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    for signal in library.signals:
        file = signal.file
        for words in (file.title, file.why, file.clears, *file.innocent_reasons):
            yield from spelt(words)
            yield PROSE, words.en
    for step in library.steps.values():
        for words in (step.title, step.how):
            yield from spelt(words)
            yield PROSE, words.en
    for code in LANGUAGES:
        yield code, " ".join(library.names.get(f"small-words-{code}", ()))

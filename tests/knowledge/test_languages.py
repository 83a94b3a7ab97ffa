"""What people read of the folder: in every language, and saying what the English says."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from bot.library.shapes import LANGUAGES, Words
from tests.knowledge.test_signals import SHIPPED

OTHERS = tuple(language for language in LANGUAGES if language != "en")
# What a translation takes over as it stands: addresses, gaps to be filled in, and numbers.
_KEPT = re.compile(r"https?://[^\s,;)]+|\{[^}]*\}|\[[^\]]*\]|<[^>]*>|%\w|\d+")
# People are addressed formally and named without a gender: no "du", no star, colon or slash forms.
_MANNERS = {
    "de": re.compile(r"\b(du|dir|dich|dein\w*|euch)\b|\w[*:_·/](in|innen|r)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(tu|teu|tua|você|vocês)\b|\w(/a|\(a\)|@)(s)?\b", re.IGNORECASE),
}
FILES: list[tuple[str, BaseModel]] = [
    *((signal.id, signal.file) for signal in SHIPPED.signals),
    *SHIPPED.steps.items(),
    *((f"checklists/{stage}", file) for stage, file in SHIPPED.checklists.items()),
    *((f"questions/{topic}", file) for topic, file in SHIPPED.questions.items()),
]
each_file = pytest.mark.parametrize(("name", "file"), FILES, ids=[name for name, _ in FILES])


def texts(file: BaseModel) -> Iterator[tuple[str, Words]]:
    """Give each text of a file with the name of its field, those in lists and items as well."""
    for key in type(file).model_fields.keys() - {"asked_as"}:  # searched, and never shown
        value = getattr(file, key)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Words):
                yield key, each
            elif isinstance(each, BaseModel):
                yield from texts(each)


def kept(text: str) -> Counter[str]:
    """Count what a translation must take over as it stands."""
    return Counter(_KEPT.findall(text))


def test_files_of_every_kind_are_there_to_be_read() -> None:
    assert len(SHIPPED.signals) >= 95 and len(SHIPPED.steps) >= 62
    assert len(SHIPPED.checklists) >= 8 and len(SHIPPED.questions) >= 7
    assert {key for _, file in FILES for key, _ in texts(file)} == {
        "title", "why", "innocent_reasons", "clears", "cannot_show",
        "how", "good_answer", "cannot_prove", "message", "what", "purpose", "ask", "note",
    }  # fmt: skip


@each_file
def test_every_text_stands_in_every_language(name: str, file: BaseModel) -> None:
    missing = [
        (key, language)
        for key, words in texts(file)
        for language in OTHERS
        if bool(words.en) != bool(getattr(words, language))
    ]
    assert missing == []


@each_file
def test_numbers_addresses_and_gaps_are_those_of_the_english(name: str, file: BaseModel) -> None:
    changed = [
        (key, language)
        for key, words in texts(file)
        for language in OTHERS
        if kept(getattr(words, language)) != kept(words.en)
    ]
    assert changed == []


@each_file
def test_no_translation_is_a_copy_or_a_stump(name: str, file: BaseModel) -> None:
    """Each has its own words, and about as many; the longest stand in the shortest texts."""
    for key, words in texts(file):
        assert not words.en or len({words.en, words.de, words.pt}) == len(LANGUAGES), key
        for language in OTHERS if words.en else ():
            length = len(getattr(words, language))
            assert 0.5 * len(words.en) <= length <= 1.5 * len(words.en) + 40, (key, language)


@each_file
def test_people_are_addressed_formally_and_without_a_gender(name: str, file: BaseModel) -> None:
    for key, words in texts(file):
        for language in OTHERS:
            assert _MANNERS[language].search(getattr(words, language)) is None, (key, language)


def test_words_for_candidates_speak_to_them_where_the_english_does() -> None:
    said = [step.message for step in SHIPPED.steps.values()]
    said += [each.ask for topic in SHIPPED.questions.values() for each in topic.questions]
    spoken = [words for words in said if re.search(r"\byou", words.en, re.IGNORECASE)]
    assert len(spoken) >= 75
    assert [
        words.en for words in spoken if not re.search(r"\b(Sie|Ihnen|Ihr\w*)\b", words.de)
    ] == []


def test_what_must_be_kept_is_seen() -> None:
    assert kept("Ask [name] by 2026-09-01, see https://a.example/b?c=1; {when}") == kept(
        "{when}: https://a.example/b?c=1, [name], 2026-09-01"
    )
    assert kept("since 2022 and 2023") != kept("seit 2022")
    assert kept("for {days} days") != kept("por dias")

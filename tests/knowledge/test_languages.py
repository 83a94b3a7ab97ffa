"""What people read of the folder: in every language, and saying what the English says."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from bot.library.playbooks import Playbook
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
# What is called by its own name, or reached by a number or an address, needs no other language.
_NAMED = {"name", "reach", "regime"}
_ENGLISH = re.compile(
    r"\b(forms?|online|page|list|through|reports?|notice|by|when|your|help|local|with|day)\b"
)
# Names of countries are often the same.
_ALIKE = {"contacts/pt", "contacts/jp"}

Texts = list[tuple[str, Words]]


def texts(file: BaseModel) -> Iterator[tuple[str, Words]]:
    """Give each text of a file with the name of its field, those in lists and items as well."""
    for key in type(file).model_fields.keys() - {"asked_as"}:  # searched, and never shown
        value = getattr(file, key)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Words):
                yield key, each
            elif isinstance(each, BaseModel):
                yield from texts(each)


def of_playbook(playbook: Playbook) -> Iterator[tuple[str, Words]]:
    """Give each text of a playbook with the part it stands in."""
    yield "title", playbook.title
    yield "goal", playbook.goal
    for phase in playbook.phases:
        yield from (("do", step.do) for step in phase.steps)
        yield from (("do_not", step.do) for step in phase.do_not)
        yield from (("collect", step.do) for step in phase.collect)


def of_company() -> Iterator[tuple[str, Words]]:
    """Give the titles of the roles."""
    assert SHIPPED.organisation is not None
    yield from (("role", role.title) for role in SHIPPED.organisation.roles.values())


_READ: list[tuple[str, BaseModel]] = [
    *((signal.id, signal.file) for signal in SHIPPED.signals),
    *SHIPPED.steps.items(),
    *((f"checklists/{stage}", file) for stage, file in SHIPPED.checklists.items()),
    *((f"questions/{topic}", file) for topic, file in SHIPPED.questions.items()),
    *((f"links/{kind}", file) for kind, file in SHIPPED.links.items()),
    *((f"contacts/{place}", file) for place, file in SHIPPED.places.items()),
    *((f"triage/{fact}", file) for fact, file in SHIPPED.triage.items()),
]
FILES: list[tuple[str, Texts]] = [
    *((name, list(texts(file))) for name, file in _READ),
    *((f"playbooks/{id_}", list(of_playbook(each))) for id_, each in SHIPPED.playbooks.items()),
    ("organisation", list(of_company())),
]
each_file = pytest.mark.parametrize(("name", "found"), FILES, ids=[name for name, _ in FILES])


def proper(key: str, words: Words) -> bool:
    """Whether a text is a name, a number or an address alone, which every language has."""
    return key in _NAMED and not (words.de or words.pt) and not _ENGLISH.search(words.en)


def kept(text: str) -> Counter[str]:
    """Count what a translation must take over as it stands."""
    return Counter(_KEPT.findall(text))


def test_files_of_every_kind_are_there_to_be_read() -> None:
    assert len(SHIPPED.signals) >= 95 and len(SHIPPED.steps) >= 62
    assert len(SHIPPED.checklists) >= 8 and len(SHIPPED.questions) >= 7
    assert len(SHIPPED.places) >= 12 and len(SHIPPED.playbooks) >= 8
    assert {key for _, found in FILES for key, _ in found} == {
        "title", "why", "innocent_reasons", "clears", "cannot_show",
        "how", "good_answer", "cannot_prove", "message", "what", "purpose", "ask", "note",
        "name", "reach", "regime", "none", "counts_from", "applies", "gaps", "question",
        "goal", "do", "do_not", "collect", "role", "widely",
    }  # fmt: skip


@each_file
def test_every_text_stands_in_every_language(name: str, found: Texts) -> None:
    missing = [
        (key, words.en, language)
        for key, words in found
        for language in OTHERS
        if bool(words.en) != bool(getattr(words, language)) and not proper(key, words)
    ]
    assert missing == []


@each_file
def test_numbers_addresses_and_gaps_are_those_of_the_english(name: str, found: Texts) -> None:
    changed = [
        (key, language, words)
        for key, words in found
        for language in OTHERS
        if getattr(words, language) and kept(getattr(words, language)) != kept(words.en)
    ]
    assert changed == []


@each_file
def test_no_translation_is_a_copy_or_a_stump(name: str, found: Texts) -> None:
    """Each has its own words, and about as many; the longest stand in the shortest texts."""
    for key, words in found:
        if proper(key, words) or (name in _ALIKE and key == "title") or not words.en:
            continue
        assert len({words.en, words.de, words.pt}) == len(LANGUAGES), (key, words)
        for language in OTHERS:
            length = len(getattr(words, language))
            assert 0.5 * len(words.en) <= length <= 1.5 * len(words.en) + 40, (key, language)


@each_file
def test_people_are_addressed_formally_and_without_a_gender(name: str, found: Texts) -> None:
    for key, words in found:
        for language in OTHERS:
            said = re.sub(r"\S+@\S+", "", getattr(words, language))
            assert _MANNERS[language].search(said) is None, (key, language, said)


def test_what_is_done_in_an_incident_is_asked_for_formally() -> None:
    """Every step is said to the reader as \"Sie\", as it is said in an order in English."""
    orders = [words for _, found in FILES for key, words in found if key in ("do", "do_not")]
    assert len(orders) >= 280
    assert [each.de for each in orders if not re.search(r"\b(Sie|Ihnen|Ihr\w*)\b", each.de)] == []
    do_not = [words.pt for _, found in FILES for key, words in found if key == "do_not"]
    assert [each for each in do_not if not each.startswith("Não ")] == []


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

"""Every page can be asked for in every language, in words that search puts in English."""

import re
from collections.abc import Iterator

import pytest

from bot.ask.glossary import glossary
from bot.library.checklists import ChecklistFile
from bot.library.draft import Draft
from bot.library.load import draw
from bot.library.papers import GuidanceFile
from bot.library.passages import asks
from bot.library.playbooks import Playbook
from bot.library.questions import TopicFile
from bot.library.shapes import LANGUAGES
from tests.knowledge.test_signals import SHIPPED

OTHERS = tuple(language for language in LANGUAGES if language != "en")
SMALL = {code: SHIPPED.names[f"small-words-{code}"] for code in LANGUAGES}
_WORD = re.compile(r"[^\W\d_]+")


def spoken(text: str) -> str:
    """Return the language whose small words stand most often in a text, empty where none do."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counted = {code: sum(word in small for word in words) for code, small in SMALL.items()}
    best = max(counted, key=lambda code: counted[code])
    return best if counted[best] and list(counted.values()).count(counted[best]) == 1 else ""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draw(SHIPPED.root)[0]


def asked(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    """Give every page, playbook, checklist and topic with the ways to ask for it."""
    papers: list[tuple[str, GuidanceFile | Playbook]] = [
        *draft.papers.items(),
        *draft.playbooks.items(),
    ]
    for name, file in papers:
        under = [each for some in file.asked_under.values() for each in asks(some)]
        yield name, [*asks(file.asked_as), *under]
    lists: list[tuple[str, ChecklistFile | TopicFile]] = [
        *draft.checklists.items(),
        *draft.topics.items(),
    ]
    for name, listed in lists:
        yield name, list(asks(listed.asked_as))


def test_every_page_is_asked_for_in_every_language(draft: Draft) -> None:
    lacking = [
        (name, language)
        for name, listed in asked(draft)
        for language in OTHERS
        if sum(spoken(each) == language for each in listed) < 2
    ]
    assert len(list(asked(draft))) >= 105
    assert lacking == []


def test_what_is_asked_in_another_language_is_put_in_english(draft: Draft) -> None:
    english = glossary(SHIPPED).english
    kept = [
        each
        for _, listed in asked(draft)
        for each in listed
        if spoken(each) in OTHERS and english(each) == each
    ]
    assert kept == []


def test_a_language_is_told_by_its_small_words() -> None:
    assert spoken("wie lange dürfen wir das aufbewahren") == "de"
    assert spoken("por quanto tempo podemos guardar isto") == "pt"
    assert spoken("how long may we keep this") == "en"
    assert spoken("OFAC") == ""

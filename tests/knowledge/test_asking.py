"""Every page can be asked for in every language, in words that search puts in English."""

import re

import pytest

from bot.ask.glossary import glossary
from bot.library.draft import Draft
from bot.library.load import draw
from bot.library.passages import asks
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


def test_every_page_is_asked_for_in_every_language(draft: Draft) -> None:
    lacking = []
    assert len(draft.papers) >= 82
    for name, file in draft.papers.items():
        listed = [
            *asks(file.asked_as),
            *(a for some in file.asked_under.values() for a in asks(some)),
        ]
        for language in OTHERS:
            own = [each for each in listed if spoken(each) == language]
            if len(own) < 2:
                lacking.append((name, language, own))
    assert lacking == []


def test_what_is_asked_in_another_language_is_put_in_english(draft: Draft) -> None:
    english = glossary(SHIPPED).english
    kept = [
        each
        for file in draft.papers.values()
        for some in file.asked_under.values()
        for each in asks(some)
        if spoken(each) in OTHERS and english(each) == each
    ]
    assert kept == []


def test_a_language_is_told_by_its_small_words() -> None:
    assert spoken("wie lange dürfen wir das aufbewahren") == "de"
    assert spoken("por quanto tempo podemos guardar isto") == "pt"
    assert spoken("how long may we keep this") == "en"
    assert spoken("OFAC") == ""

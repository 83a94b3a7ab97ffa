import re

import pytest

from bot.privacy import said


@pytest.mark.parametrize(
    ("pattern", "text", "behind"),
    [
        (said.GREETING, "Hi Anna", "Anna"),
        (said.GREETING, "Sehr geehrte Frau Keller", "Frau Keller"),
        (said.FAREWELL, "Kind regards,\nAnna", "\nAnna"),
        (said.INTRODUCED, "so I'm Anna", "Anna"),
        (said.ABOUT, "spoke to Anna", "Anna"),
        (said.TITLE, "our Mrs. Keller", "Keller"),
        (said.TITLE, "Frau Lang", "Lang"),
    ],
)
def test_behind_these_words_a_name_stands(pattern: re.Pattern[str], text: str, behind: str) -> None:
    met = pattern.search(text)
    assert met is not None
    assert text[met.end() :] == behind


def test_who_wrote_is_told_behind_and_before() -> None:
    text = "On Mon, 3 Jun at 10:02 Xquevedo van Marn <x@example.com> wrote:"
    met = said.WROTE.search(text)
    assert met is not None
    assert said.BEFORE_WROTE.search(text[: met.start()]).group(1) == "Xquevedo van Marn"
    assert said.WROTE_AFTER.search("Am 3. Juni schrieb Xquevedo Marn:").group(1) == "Xquevedo Marn"


def test_relations_are_small_words() -> None:
    assert {"wife", "chefin", "filha"} < said.RELATIONS
    assert all(each == each.casefold() for each in said.RELATIONS | said.NOBODY)

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
    ],
)
def test_behind_these_words_a_name_stands(pattern: re.Pattern[str], text: str, behind: str) -> None:
    met = pattern.search(text)
    assert met is not None
    assert text[met.end() :] == behind


def test_who_speaks_is_told_with_the_time() -> None:
    met = said.SPEAKER.search("[09:41] Anna Keller: hi")
    assert met.group(1).strip() == "[09:41]" and met.group(2) == "Anna Keller"
    assert said.STAMPED.search("Anna Keller  3:20 PM\n").group(2) == "Anna Keller"
    assert said.SPEAKER.search("no speaker here") is None


def test_labels_are_in_small_letters() -> None:
    assert all(each == each.casefold().strip() and each for each in said.LABELS)
    assert {"name", "nome completo", "姓名", "c/o"} <= said.LABELS

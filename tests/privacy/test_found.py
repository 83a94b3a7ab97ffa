import re

from bot.privacy.found import Found, caught, listed, wide


def test_what_a_pattern_or_one_of_its_groups_finds_is_told() -> None:
    assert list(caught("id", re.compile(r"n(\d)?"), "n1 n", 1)) == [Found("id", 1, 2, "1")]
    assert [each.text for each in caught("id", re.compile("n"), "nn")] == ["n", "n"]


def test_a_wide_pattern_knows_the_letters_of_every_script() -> None:
    assert wide(r"\pL+").findall("été 王 نام") == ["été", "王", "نام"]


def test_a_list_is_its_words() -> None:
    assert listed("a b\n    c") == {"a", "b", "c"}

from bot.privacy import again
from bot.privacy.roll import Roll


def names(roll: Roll) -> list[str]:
    return [each.text for each in again.find(roll)]


def test_a_name_is_taken_with_its_further_words_and_found_again() -> None:
    roll = Roll("Xquevedo van Marn, engineer. marn left.")
    assert roll.take(0)
    assert names(roll) == ["Xquevedo van Marn", "marn"]


def test_an_everyday_word_or_a_single_letter_is_none() -> None:
    roll = Roll("Engineer X")
    assert not roll.take(0) and not roll.take(1) and names(roll) == []


def test_a_title_is_passed() -> None:
    roll = Roll("Frau Dr. Marn")
    assert roll.begins(0) == 2 and roll.begins(1) is None


def test_a_value_is_cut_where_a_name_ends() -> None:
    roll = Roll("Xquevedo Marn (HR), 5 years at Nordhav")
    roll.cut(0, len(roll.text))
    assert names(roll) == ["Xquevedo Marn"]


def test_a_sentence_is_no_name() -> None:
    roll = Roll("we never saw him on any of the calls")
    roll.cut(0, len(roll.text))
    assert names(roll) == []


def test_names_without_spaces_are_kept_whole_and_found_again() -> None:
    roll = Roll("王小明和李娜，王小明")
    roll.keep(0, 3)
    assert names(roll) == ["王小明", "王小明", "王小明"]

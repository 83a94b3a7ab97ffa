import pytest

from bot.library.library import Library
from bot.reading.compared import compared, worded
from bot.reading.told import tell


def features(text: str, library: Library) -> list[str]:
    told = tell(text, library)
    return list(compared(worded(text, told, library), told))


def test_words_neighbours_and_cues_are_compared(library: Library) -> None:
    found = features("we are being blackmailed", library)
    assert {"we", "being", "are being", "^we", "^we are", "$blackm", "=threat"} <= set(found)


def test_what_is_asked_is_told_apart_from_what_is_stated(library: Library) -> None:
    found = features("what if a worker threatens to publish our code?", library)
    assert {"?threat", "?threat&worker"} <= set(found) and "=threat" not in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we asked Amara to join", "we asked Ji-woo to join"),
        ("we asked Amara to join", "we asked Jon Erik Dahl to join"),
        ("he lives in Oslo now", "he lives in San Jose now"),
        ("he wants 40 bitcoin", "he wants 3 bitcoin"),
        ("she was let go", "he was let go"),
    ],
)
def test_whose_message_it_is_is_left_out(one: str, other: str, library: Library) -> None:
    assert features(one, library) == features(other, library)


def test_a_name_parts_its_neighbours(library: Library) -> None:
    assert "asked to" not in features("we asked Ji-woo to join", library)


def test_nothing_is_compared_of_no_words(library: Library) -> None:
    assert features("... !!", library) == []

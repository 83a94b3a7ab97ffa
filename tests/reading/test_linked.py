from bot.reading.linked import Entered, Link, Other


def test_what_is_kept_of_a_check_is_numbers_alone() -> None:
    kept = Entered("c", frozenset((1,)), frozenset((2,)))
    assert kept.sketch == b"" and kept == Entered("c", frozenset((1,)), frozenset((2,)), b"")


def test_a_link_names_the_others_by_their_check_and_day_and_nothing_more() -> None:
    assert set(Other.__slots__) == {"case", "at"}
    assert not Link("contact", "c", (), (), 1).common

import pytest

from bot.ask.lines import EVEN, Lines, unanswered

HERE = [["camera", "off"], ["laptop", "ship"], ["camera", "record"]]
ELSEWHERE = [["holiday", "book"], ["laptop", "broken"], ["salary", "camera", "operator"]]


def test_the_share_not_answered_is_that_of_the_lines_nearest() -> None:
    lines = Lines(HERE, ELSEWHERE)
    assert lines.elsewhere(["camera", "off"]) < 0.2
    assert lines.elsewhere(["holiday"]) > 0.8
    assert 0.2 < lines.elsewhere(["laptop"]) < 0.8


@pytest.mark.parametrize("terms", [[], ["zebra"]])
def test_what_no_line_has_says_nothing(terms: list[str]) -> None:
    lines = Lines(HERE, ELSEWHERE)
    assert lines.elsewhere(terms) == EVEN
    assert lines.leaning(terms) == 0


def test_without_lines_elsewhere_nothing_leans() -> None:
    lines = Lines(HERE, [])
    assert lines.elsewhere(["camera"]) == EVEN
    assert lines.leaning(["camera"]) == 0


def test_words_lean_to_where_they_are_more_common() -> None:
    lines = Lines(HERE, ELSEWHERE)
    assert lines.leaning(["off"]) > lines.leaning(["camera"]) > 0 > lines.leaning(["salary"])
    assert lines.leaning(["laptop"]) == 0


def test_one_word_tells_only_so_much() -> None:
    lines = Lines([["camera"]] * 1000, [["holiday"]] * 1000)
    assert 0 < lines.leaning(["camera"]) <= 5
    assert lines.leaning(["camera"]) == -lines.leaning(["holiday"])


def test_a_folder_without_any_line_is_no_error() -> None:
    assert Lines([], []).elsewhere(["camera"]) == EVEN


def test_a_question_that_a_line_answers_by_now_is_none_elsewhere() -> None:
    here = [["employee", "30", "day", "annual", "leave"], ["request", "leave"]]
    noted = [["day", "annual", "leave"], ["leave", "request"], ["annual", "leave"], ["sick"], []]
    assert list(unanswered(here, noted)) == [2, 3, 4]
    assert list(unanswered([], noted)) == [0, 1, 2, 3, 4]


def test_of_lines_that_are_equally_near_all_count() -> None:
    lines = Lines([["camera"]] * 30, [["camera"]] * 90)
    assert lines.elsewhere(["camera"]) == pytest.approx(0.75)

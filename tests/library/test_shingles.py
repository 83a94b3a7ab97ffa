from hypothesis import given
from hypothesis import strategies as st

from bot.library.shingles import Pair, alike

RULE = "Every candidate is asked to have the camera on in every round."


def test_texts_that_share_words_are_found_with_the_longest_run() -> None:
    texts = {
        "one": f"{RULE} Nobody has to give a reason for it.",
        "two": f"As we said: {RULE.upper()}",
        "other": "Pay goes to an account in the worker's own name, and nowhere else at all.",
    }
    (pair,) = alike(texts, 0.2)
    assert (pair.one, pair.other) == ("one", "two")
    assert pair.example == RULE.casefold().rstrip(".")
    assert 0.7 < pair.share < 1


def test_a_text_inside_another_is_wholly_shared() -> None:
    assert alike({"a": RULE, "b": f"Before it. {RULE} Behind it."}, 1.0) == [
        Pair("a", "b", 1.0, RULE.casefold().rstrip("."))
    ]


def test_what_is_less_alike_than_asked_for_and_short_texts_are_left_out() -> None:
    assert alike({"a": f"{RULE} {'x y z ' * 40}", "b": f"{RULE} {'u v w ' * 40}"}, 0.9) == []
    assert alike({"a": "too short", "b": "too short"}, 0.0) == []


def test_what_many_texts_say_is_a_formula() -> None:
    assert alike({str(number): RULE for number in range(21)}, 0.1) == []
    assert len(alike({str(number): RULE for number in range(20)}, 0.1)) == 190


@given(st.lists(st.text("ab ", max_size=40), min_size=2, max_size=4))
def test_shares_are_shares_and_the_most_alike_comes_first(texts: list[str]) -> None:
    pairs = alike({str(at): text for at, text in enumerate(texts)}, 0.0)
    assert all(0 < pair.share <= 1 and len(pair.example.split()) >= 4 for pair in pairs)
    assert [pair.share for pair in pairs] == sorted((pair.share for pair in pairs), reverse=True)

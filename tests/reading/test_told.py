import pytest

from bot.library.library import Library
from bot.library.phrases import Together
from bot.reading.told import stand, tell


def test_cues_stand_together_in_two_sentences(library: Library) -> None:
    told = tell("He has our customer data. He wants 2 BTC by Friday.", library)
    assert "threat" not in told[0].cues
    assert "threat" in told[1].cues


def test_a_question_begins_where_it_opens(library: Library) -> None:
    opening, behind, plain, marked = (
        tell(text, library)[0]
        for text in (
            "what do we do about a leak",
            "threat received 20 min ago, who do i call",
            "he asked what we pay",
            "so he has access?",
        )
    )
    assert opening.asks == 0
    assert behind.cues["extortion"] < behind.asks
    assert plain.asks == -1
    assert marked.asks == 0


def test_a_tail_behind_a_comma_is_the_question(library: Library) -> None:
    told = tell("this person wants the kit delivered to a hotel, normal?", library)[0]
    assert told.asks == 9


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Nobody has threatened us.", "threat"),
        ("It is only a gut feeling, I have no proof.", "proven"),
    ],
)
def test_what_is_denied_is_told_as_such(text: str, fact: str, library: Library) -> None:
    told = tell(text, library)
    assert fact in told[0].denied
    assert fact not in told[0].cues


def test_a_ransom_that_was_paid_is_no_new_threat(library: Library) -> None:
    told = tell("We already paid the ransom last year.", library)[0]
    assert "threat" not in told.cues
    assert "paid" in told.cues


def test_what_pages_are_asked_for_is_known(library: Library) -> None:
    assert "known" in tell("laptop farms", library)[0].cues
    assert "known" not in tell("banana bread", library)[0].cues


def test_some_of_many_cues_are_enough() -> None:
    rule = Together(all_of=("a",), some_of=("b", "c", "d"), at_least=2, none_of=("e",))
    assert stand([rule], ["a", "b", "d"])
    assert not stand([rule], ["a", "b"])
    assert not stand([rule], ["b", "c", "d"])
    assert not stand([rule], ["a", "b", "d", "e"])

import time

import pytest

from bot.privacy import worded
from tests.privacy.labelled import found, left


@pytest.mark.parametrize(
    "marked",
    [
        "it is ⟦five five five, oh one four nine⟧, thanks",
        "area code ⟦three oh three⟧.",
        "Vorwahl ⟦null vier neun eins⟧",
        "das ist ⟦null eins fünf zwei, einundzwanzig, drei vier⟧ genau",
        "é ⟦quarenta e um, nove, cinco cinco zero, zero um⟧, certo",
        "sort code first, then ⟦7 1 2 2 9 0 3⟧ please",
        "date of birth? ⟦Twenty-third of June, nineteen ninety-four⟧.",
        "born on ⟦May the third, nineteen eighty⟧",
        "geboren am ⟦elften März 1986⟧, richtig?",
        "Geburtstag: ⟦siebzehnter Mai neunzehnhundertachtzig⟧",
        "nasceu em ⟦vinte e três de março de mil novecentos e noventa⟧",
    ],
)
def test_numbers_and_births_in_words(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "we met two or three times",
        "one hundred and fifty people",
        "um dos três",
        "the meeting is on the twenty-third of June",
        "scored 4 5 3 on the test",
        "zwei oder drei Tage",
    ],
)
def test_amounts_and_other_days_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "piece", ["one ", "7 ", "um e ", "einundzwanzig ", "first of ", "vinte e "]
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    begun = time.perf_counter()
    list(worded.find(piece * (200_000 // len(piece))))
    assert time.perf_counter() - begun < 5

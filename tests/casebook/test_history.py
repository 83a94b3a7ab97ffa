import random
import time
from datetime import date

from bot.casebook.history import Sketch, quoted, sketch
from bot.casebook.key import Key
from bot.reading.parts import Part, Span
from bot.reading.profile import read
from tests.casebook.personas import cv, told
from tests.knowledge.test_signals import SHIPPED

KEY = Key("a key of a good length, for tests")


def of(work: list[str], key: Key = KEY, who: str = "Ana Silva") -> Sketch:
    text = cv(who, "a@example.org", "", "ana", work, ())
    made = sketch(read((Part("text", text),), SHIPPED, date(2026, 11, 28)), key)
    assert made is not None
    return made


def test_the_same_history_is_the_same_and_another_is_none_of_it() -> None:
    work = told(random.Random(1))
    assert of(work).likeness(of(work, who="Ben Weber").kept) > 0.9
    assert of(work).likeness(of(told(random.Random(2))).kept) < 0.2
    assert set(of(work).bands(KEY)) & set(of(work, who="Ben Weber").bands(KEY))


def test_likeness_is_near_the_share_of_runs_that_both_have() -> None:
    chance = random.Random(5)
    for kept in (2, 4):
        errors = []
        for _ in range(12):
            work, other = told(chance), told(chance)
            errors.append(of(work).likeness(of([*work[:kept], *other[kept:]]).kept))
        # Of six lines so many are the same: about n / (12 - n) of all runs.
        assert abs(sum(errors) / len(errors) - kept / (12 - kept)) < 0.12


def test_alike_histories_share_a_band_nearly_always() -> None:
    chance, met = random.Random(6), 0
    for _ in range(30):
        work = told(chance, 10)
        one, other = of(work), of([*work[:9], *told(chance, 1)])
        met += bool(set(one.bands(KEY)) & set(other.bands(KEY)))
    assert met >= 28


def test_without_the_key_nothing_can_be_compared() -> None:
    work = told(random.Random(1))
    other = Key("another key of a good length, too")
    assert of(work).likeness(of(work, other).kept) < 0.2


def test_a_short_history_or_none_has_no_sketch() -> None:
    for text in (
        "Ana Silva\nhe was late",
        "Experience\n2019 - 2021 Developer, Acme GmbH. Built it.",
    ):
        assert sketch(read((Part("t", text),), SHIPPED, date(2026, 11, 28)), KEY) is None


def test_a_sketch_of_another_version_is_like_nothing() -> None:
    assert of(told(random.Random(1))).likeness(b"") == 0
    assert of(told(random.Random(1))).likeness(b"123") == 0


def test_a_few_places_are_quoted_far_from_one_another() -> None:
    spans = [Span(0, at, at + 10, "x" * 10) for at in (500, 0, 5, 20, 200, 210, 900, 1200)]
    assert [each.start for each in quoted(spans)] == [0, 200, 500]


def test_the_cost_grows_no_faster_than_the_text() -> None:
    def seconds(lines: int) -> float:
        text = cv("Ana Silva", "a@example.org", "", "ana", told(random.Random(1), lines), ())
        profile = read((Part("text", text),), SHIPPED, date(2026, 11, 28))
        best = 9.0
        for _ in range(8):
            start = time.process_time()
            sketch(profile, KEY)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(500) < 15 * seconds(50)

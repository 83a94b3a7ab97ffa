from dataclasses import replace
from datetime import date

import pytest

from bot.check.findings import Findings, find
from bot.check.likeness import choose, of, score, weigh
from bot.check.seen import Seen
from bot.library.library import Library
from bot.library.likeness import Likeness, LikenessFile, PointsFile
from bot.library.shapes import Weight
from bot.reading.parts import Part, Span
from bot.reading.profile import read
from tests.evaluation import lines

DAY = date(2026, 11, 21)
SHOWN = "We found the zebra striped this morning."
DENIED = "He refused to switch the camera on in every round."
POINTS = PointsFile(
    examples="",
    start=-3.0,
    words={"zebra": 3.0, "stripe": 2.5, "zebra stripe": 1.0, "laptop": 3.5},
    signals=("camera-refused", "delivery-not-own"),
    bases=(0.0, 0.0),
    which={"zebra": (2.0, {0: 4.0}), "laptop": (2.0, {1: 4.0}), "stripe": (1.0, {})},
    around_start=1.0,
    around={"outage": -4.0, "apology": -4.0, "camera": 1.0},
)
SETTINGS = LikenessFile.model_validate(
    {"least": 0.5, "sure": 0.99, "certain": 0.3, "reason": "Only alike."}
    | {"doubt": {"moderate": 0.3}}
)


def checked(text: str, library: Library, **changed: object) -> Findings:
    settings = SETTINGS.model_copy(update=changed)
    taught = replace(library, likeness=Likeness(settings, POINTS))
    return find(read((Part("t", text),), taught, DAY), taught)


def weights(findings: Findings) -> dict[str, Weight]:
    return {each.signal: each.weight for each in findings}


def test_what_reads_like_a_sign_is_shown_as_weak_with_its_reason(library: Library) -> None:
    (found,) = checked(f"All fine so far.\n{SHOWN}\nShe starts in May.", library)
    assert (found.signal, found.weight, found.likened) == ("camera-refused", Weight.WEAK, True)
    assert [each.quote for each in found.evidence] == [SHOWN]
    assert found.innocent_reasons[0] == "Only alike."
    assert {mark.quote for mark in found.marks} >= {"zebra", "striped"}


def test_what_surely_does_counts_one_weight_less_than_the_sign(library: Library) -> None:
    found = checked("Keep the laptop with my cousin instead.", library, sure=0.6)
    assert library.likeness is not None
    strong = {each.id: each.file.weight for each in library.signals}["delivery-not-own"]
    assert weights(found)["delivery-not-own"] is strong.milder


@pytest.mark.parametrize(
    "changed",
    [{"least": 0.999}, {"certain": 0.9999}, {"leave_out": ("camera-refused",)}],
)
def test_what_is_not_likely_or_left_out_is_not_shown(
    changed: dict[str, object], library: Library
) -> None:
    assert not weights(checked(SHOWN, library, **changed))


def test_a_question_or_supposition_shows_nothing(library: Library) -> None:
    assert not weights(checked("If a candidate has the zebra striped, ask why.", library))


def test_a_heading_in_a_dividing_line_shows_nothing(library: Library) -> None:
    assert "camera-refused" in weights(checked(f"Hello.\n{SHOWN}", library))
    assert not weights(checked(f"Hello.\n--- {SHOWN} ---", library))


def test_words_that_the_lists_know_are_shown_once(library: Library) -> None:
    found = checked("He refused to switch the camera on, zebra striped.", library)
    assert not any(each.likened for each in found)


def test_what_only_the_lists_hear_counts_one_weight_less(library: Library) -> None:
    alone = replace(library, likeness=None)
    profile = read((Part("t", DENIED),), alone, DAY)
    assert weights(find(profile, alone))["camera-refused"] is Weight.MODERATE
    assert weights(checked(DENIED, library))["camera-refused"] is Weight.WEAK
    kept = checked(DENIED, library, doubt_own={"camera-refused": 0.0})
    assert weights(kept)["camera-refused"] is Weight.MODERATE


def test_a_fact_is_never_doubted(library: Library) -> None:
    taught = replace(library, likeness=Likeness(SETTINGS, POINTS))
    resemblance = of(read((Part("t", DENIED),), taught, DAY), taught)
    assert resemblance is not None
    span = Span(0, 0, 10, DENIED[:10])
    words, fact = Seen(span, (span,), heard=True), Seen(span, (span,))
    assert resemblance.doubts("camera-refused", Weight.MODERATE, [words])
    assert not resemblance.doubts("camera-refused", Weight.MODERATE, [words, fact])
    assert not resemblance.doubts("signal-of-our-own", Weight.MODERATE, [words])


def test_what_stands_around_a_sign_can_make_it_count_less(library: Library) -> None:
    sure = {"doubt": {}, "around": {"moderate": 0.35}}
    after = "It was our own outage. We sent an apology."
    assert weights(checked(DENIED, library, **sure))["camera-refused"] is Weight.MODERATE
    assert weights(checked(f"{DENIED} {after}", library, **sure))["camera-refused"] is Weight.WEAK
    own = {**sure, "around_own": {"camera-refused": 0.01}}
    kept = weights(checked(f"{DENIED} {after}", library, **own))
    assert kept["camera-refused"] is Weight.MODERATE


def test_only_what_stands_near_counts(library: Library) -> None:
    sure = {"doubt": {}, "around": {"moderate": 0.35}}
    after = "It was our own outage. We sent an apology."
    between = " ".join(f"He began on day {number}." for number in range(40))
    far = f"{DENIED} {between} {after}"
    assert weights(checked(far, library, **sure))["camera-refused"] is Weight.MODERATE


def test_what_stands_around_is_weighed_by_how_much_of_it_is_known() -> None:
    assert weigh(POINTS, ["nothing", "known"]) == 1.0
    assert weigh(POINTS, ["outage"]) == -3.0
    assert weigh(POINTS, {"outage", "camera", "apology"}) == 1.0 - 7.0 / 3**0.5


def test_without_points_nothing_is_compared(library: Library) -> None:
    alone = replace(library, likeness=None)
    assert of(read((Part("t", SHOWN),), alone, DAY), alone) is None


def test_a_sentence_scores_each_feature_once() -> None:
    assert score(POINTS, ["zebra", "zebra", "zebra"]) == 0.0
    assert choose(POINTS, ["zebra"])[0] == "camera-refused"
    assert choose(POINTS, [])[1] == 0.5


def test_likeness_finds_and_never_loses_on_real_pastes(library: Library) -> None:
    alone = replace(library, likeness=None)
    more = 0
    for case in lines("pastes/dev_b.jsonl")[:40]:
        profile = read((Part("t", case["paste"]),), library, DAY)
        with_likeness, without = find(profile, library), find(profile, alone)
        assert set(weights(without)) <= set(weights(with_likeness))
        more += len(with_likeness) - len(without)
        for each in with_likeness:
            for span in (*each.evidence, *each.marks):
                assert span.quote == case["paste"][span.start : span.end]
                assert len(span.quote) <= 240
    assert more

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.hostile import hostile
from bot.check.findings import Findings, find, judge
from bot.library.conditions import parse
from bot.library.library import Library
from bot.library.shapes import Weight
from bot.reading.parts import Part
from bot.reading.profile import read
from tests.check.making import finding
from tests.reading.growth import LINEAR, growth

DAY = date(2026, 11, 21)
NOTES = "He refused to switch the camera on.\nHe wants his salary in USDT, no other way.\n"

some = st.builds(
    finding,
    signal=st.sampled_from(["a", "b", "c", "d"]),
    weight=st.sampled_from(list(Weight)),
    area=st.sampled_from(["interview", "payment"]),
    at=st.integers(0, 50),
)
sets = st.builds(lambda items: Findings() + Findings(tuple(items)), st.lists(some, max_size=6))


@given(sets, sets)
def test_adding_never_loses_a_signal(one: Findings, two: Findings) -> None:
    together = {each.signal for each in one + two}
    assert together == {each.signal for each in one} | {each.signal for each in two}


@given(sets)
def test_the_strongest_come_first(one: Findings) -> None:
    weights = [each.weight for each in one]
    assert weights == sorted(weights, reverse=True)


def test_findings_have_no_operation_that_removes() -> None:
    operations = {name for name in dir(Findings) if not name.startswith("_")}
    assert operations == {"items"}
    with pytest.raises(FrozenInstanceError):
        setattr(Findings(), *("items", ()))


def test_every_quote_is_the_original_text_and_bearable(library: Library) -> None:
    parts = (Part("notes", NOTES), Part("more", "x " * 300 + NOTES.replace("\n", " ")))
    findings = find(read(parts, library, DAY), library)
    assert findings
    for each in findings:
        assert each.evidence
        for span in (*each.evidence, *each.marks):
            assert span.quote == parts[span.part].text[span.start : span.end]
            assert len(span.quote) <= 240


def test_the_same_text_gives_the_same_findings(library: Library) -> None:
    first = find(read((Part("notes", NOTES),), library, DAY), library)
    again = find(read((Part("notes", NOTES),), library, DAY), library)
    assert first == again


@pytest.mark.parametrize("kind", ["one-word lines", "denied ideas", "accounts"])
def test_the_cost_of_a_check_grows_with_the_length_and_no_faster(
    kind: str, library: Library
) -> None:
    def check(text: str) -> None:
        find(read((Part("text", text),), library, DAY), library)

    assert growth(check, lambda length: hostile(length)[kind]) <= LINEAR


def test_a_looser_condition_counts_one_weight_less(library: Library) -> None:
    signal = next(each for each in library.signals if each.id == "camera-refused")
    loose = parse({"says": {"all_of": ["camera"]}})
    strict = parse({"says": {"all_of": ["camera", "refusal"]}})
    both = replace(
        signal,
        file=signal.file.model_copy(update={"weight": Weight.STRONG}),
        when=strict,
        milder=loose,
    )
    narrow = replace(library, signals=(both,), likeness=None)

    def weights(text: str) -> list[Weight]:
        found = find(read((Part("t", text),), library, DAY), narrow)
        return [each.weight for each in found]

    assert weights("He refused to switch the camera on.") == [Weight.STRONG]
    assert weights("We talked about the camera.") == [Weight.MODERATE]
    assert weights("We talked about the weather.") == []


def test_a_judgement_says_by_what_a_signal_holds(library: Library) -> None:
    text = "He refused to switch his camera on in all three rounds.\nReach me at joe@gmail.com"
    profile = read((Part("x", text),), library, DAY)
    told = {each.signal.id: each for each in judge(profile, library)}
    assert told.keys() == {each.signal for each in find(profile, library)}
    camera = told["camera-refused"]
    assert camera.seen and all(each.heard for each in camera.seen)
    assert camera.weight is camera.signal.file.weight and not camera.doubted


def test_a_judgement_says_that_words_are_doubted(library: Library) -> None:
    assert library.likeness is not None
    settings = library.likeness.settings.model_copy(
        update={"doubt": dict.fromkeys(Weight, 0.999999), "doubt_own": {}, "plain": 0}
    )
    wary = replace(library, likeness=replace(library.likeness, settings=settings))
    profile = read((Part("x", "He refused the camera."),), library, DAY)
    (sure,) = judge(profile, replace(library, likeness=None))
    doubted = {each.signal.id: each for each in judge(profile, wary)}[sure.signal.id]
    assert doubted.doubted and not sure.doubted
    assert doubted.weight is sure.weight.milder
    plain = replace(library.likeness, settings=settings.model_copy(update={"plain": 4}))
    outright = judge(profile, replace(wary, likeness=plain))
    assert not {each.signal.id: each for each in outright}[sure.signal.id].doubted

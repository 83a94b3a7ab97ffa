from itertools import combinations
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.library.shapes import (
    Examples,
    IdeaFile,
    Mistake,
    PriorityFile,
    SignalExamples,
    SignalFile,
    StepFile,
    Weight,
    Words,
)
from tests.library.folder import CLEAN, SIGNAL, STEP


def content(name: str, **changes: Any) -> dict[str, Any]:
    """Return a clean file's content with keys changed."""
    loaded: dict[str, Any] = yaml.safe_load(CLEAN[name])
    return {**loaded, **changes}


def test_weights_compare_by_what_they_say_not_by_their_letters() -> None:
    for less, greater in combinations([Weight.WEAK, Weight.MODERATE, Weight.STRONG], 2):
        assert less < greater and less <= greater
        assert greater > less and greater >= less
        assert not less > greater and not less >= greater
    assert max(Weight) is Weight.STRONG


def test_a_text_is_said_in_the_language_asked_for_or_else_in_english() -> None:
    words = Words("hello", de="hallo")
    assert [words.said(language) for language in ("de", "pt", "en", "fr", "said")] == [
        "hallo", "hello", "hello", "hello", "hello",
    ]  # fmt: skip


def test_a_text_is_one_string_or_a_mapping_of_languages() -> None:
    title = {"en": " Camera\n", "de": "Kamera "}
    assert StepFile.model_validate(content(STEP, title=title)).title == Words("Camera", "Kamera")
    assert StepFile.model_validate(content(STEP, title=" Camera\n")).title == Words("Camera")


@pytest.mark.parametrize(
    "title", [3, None, ["a"], {"de": "a"}, {"en": "a", "fr": "b"}, {"en": "a", "pt": False}]
)
def test_anything_else_is_no_text(title: Any) -> None:
    with pytest.raises(ValidationError, match="text"):
        StepFile.model_validate(content(STEP, title=title))


def test_a_shape_takes_no_key_it_does_not_know_and_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        StepFile.model_validate(content(STEP, score=3))
    step = StepFile.model_validate(content(STEP))
    with pytest.raises(ValidationError, match="frozen"):
        step.__setattr__("effort", 3)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("effort", True),
        ("effort", -1),
        ("effort", 481),
        ("effort", "15"),
        ("standard", "yes"),
        ("who", "police"),
        ("sources", []),
        ("sources", ["Not An Id"]),
        ("since", "soon"),
    ],
)
def test_a_step_holds_only_what_its_keys_may_hold(key: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        StepFile.model_validate(content(STEP, **{key: value}))
    assert {error["loc"][0] for error in caught.value.errors()} == {key}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("covers", ["INT-1"]),
        ("area", "nationality"),
        ("stage", "birth"),
        ("status", "live"),
        ("weight", "decisive"),
        ("innocent_reasons", []),
        ("verify", []),
        ("sources", []),
        ("when", ["camera"]),
        ("replaced_by", "Camera_Off"),
    ],
)
def test_a_signal_holds_only_what_its_keys_may_hold(key: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        SignalFile.model_validate(content(SIGNAL, **{key: value}))
    assert {error["loc"][0] for error in caught.value.errors()} == {key}


@pytest.mark.parametrize(("kind", "least"), [(Examples, 3), (SignalExamples, 4)])
def test_phrases_need_three_examples_of_each_kind_and_signals_four(
    kind: type[Examples], least: int
) -> None:
    enough = ["a", "b", "c", "d"][:least]
    assert kind.model_validate({"fires": enough, "quiet": enough})
    for fires, quiet in ((enough[1:], enough), (enough, enough[1:])):
        with pytest.raises(ValidationError, match=f"at least {least}"):
            kind.model_validate({"fires": fires, "quiet": quiet})


@pytest.mark.parametrize("entry", ["", " ", "=", "...", "... pay", "|pay", "- pay"])
def test_an_entry_starts_with_a_word(entry: str) -> None:
    for each in (entry, {"entry": entry, "source": "advisory"}):
        with pytest.raises(ValidationError, match="an entry starts with a word"):
            IdeaFile.model_validate({"title": "x", "kind": "act", "de": [each]})


def test_an_entry_that_is_no_text_is_one_mistake_not_two() -> None:
    with pytest.raises(ValidationError) as caught:
        IdeaFile.model_validate({"title": "x", "kind": "act", "en": [False, {"entry": "pay"}]})
    assert [error["type"] for error in caught.value.errors()] == ["string_type", "missing"]


def test_a_priority_rule_names_one_to_four_weights() -> None:
    for weights in ([], ["weak"] * 5, ["certain"]):
        with pytest.raises(ValidationError, match="weights"):
            PriorityFile.model_validate({"escalate": [{"weights": weights}], "verify-first": []})


def test_mistakes_sort_by_place_and_show_it() -> None:
    late, early = Mistake("b.yaml", 2, "x"), Mistake("b.yaml", 1, "y")
    assert sorted([late, early, Mistake("a.yaml", 10, "z")])[1:] == [early, late]
    assert str(late) == "b.yaml:2: x"

from dataclasses import replace

import pytest

from bot.ask.views import (
    ELSEWHERE,
    HERE,
    PAGE,
    View,
    key,
    kinds,
)
from bot.library.passages import Passage, Sentence

PASSAGE = Passage(
    id="guidance/a#b", text="", document="", heading="", publisher="", published="", reviewed="",
    url="", jurisdictions=(), kind="guidance",
)  # fmt: skip


def test_a_passage_means_what_the_nearest_of_its_views_means() -> None:
    near = {"guidance/a#b": 0.3, key(PASSAGE, 0): 0.5, f"guidance/a#b{HERE}2": 0.7, "other": 0.1}
    assert View(near).near("guidance/a#b") == 0.7
    assert View(near).near("other") == 0.1 and View(near).near("none") == 0


def test_a_way_to_ask_for_the_whole_page_says_less() -> None:
    assert View({f"a{PAGE}0": 0.8}).near("a") < 0.8
    assert View({f"a{HERE}0": 0.8}).near("a") == 0.8


def test_an_id_with_slashes_and_figures_is_not_taken_for_a_sentence() -> None:
    found = View({"guidance/law/eu": 0.2, "a/b-2": 0.3})
    assert (found.near("guidance/law/eu"), found.near("a/b-2")) == (0.2, 0.3)
    assert View({"guidance/law/eu/3": 0.4}).near("guidance/law/eu") == 0.4


def test_one_view_that_is_near_by_chance_says_less_than_several() -> None:
    kept = {"a": ("", "/", HERE), "b": ("", "/", HERE)}
    chance = {"a": 0.1, "a/0": 0.1, f"a{HERE}0": 0.8, f"{ELSEWHERE}0": 0.9}
    several = {"b": 0.6, "b/0": 0.7, "b/1": 0.2, f"b{HERE}0": 0.7}
    view = View(chance | several)
    found = view.blended(kept)
    assert found.keys() == {"a", "b"} and found["b"] > found["a"]
    assert view.near("b") < view.near("a")


def test_a_view_that_is_not_among_the_nearest_is_as_near_as_the_last() -> None:
    kept = {"a": ("", "/"), "b": ("", "/")}
    near = {"a": 0.6, "b": 0.6, "b/0": 0.2}
    found = View(near).blended(kept)
    assert found["a"] == found["b"]


def test_a_passage_with_one_kind_of_view_means_what_that_means() -> None:
    found = View({"a": 0.6, "b": 0.1}).blended({"a": ("",)})
    assert found == pytest.approx({"a": 0.6, "b": 0.1})
    assert View({}).blended({}) == {}


def test_the_kinds_of_views_are_those_that_there_are() -> None:
    assert kinds(PASSAGE) == ("",)
    asked = replace(PASSAGE, sentences=(Sentence("Yes.", ()),), asked_here=("is it",))
    assert kinds(asked) == ("", "/", HERE)
    assert kinds(replace(PASSAGE, asked_as=("what",))) == ("", PAGE)


def test_what_is_not_answered_counts_by_how_near_it_is() -> None:
    assert View({"a": 0.5, f"{ELSEWHERE}0": 0.5}).elsewhere == 0.5
    assert View({"a": 0.8, f"{ELSEWHERE}0": 0.3, f"{ELSEWHERE}1": 0.3}).elsewhere < 0.01
    assert View({"a": 0.2, f"{ELSEWHERE}0": 0.7}).elsewhere > 0.99
    assert View({}).elsewhere == 1


def test_the_nearest_view_counts_where_it_is_a_passages() -> None:
    assert View({"a": 0.8, f"{ELSEWHERE}0": 0.7}).nearest == 0.8
    assert View({"a": 0.6, f"{ELSEWHERE}0": 0.7}).nearest == View({}).nearest == 0

from dataclasses import replace

import pytest

from bot.ask.views import (
    ELSEWHERE,
    HERE,
    PAGE,
    blended,
    by_passage,
    elsewhere,
    key,
    kinds,
    nearest,
)
from bot.library.passages import Passage, Sentence

PASSAGE = Passage(
    id="guidance/a#b", text="", document="", heading="", publisher="", published="", reviewed="",
    url="", jurisdictions=(), kind="guidance",
)  # fmt: skip


def test_a_passage_means_what_the_nearest_of_its_views_means() -> None:
    near = {"guidance/a#b": 0.3, key(PASSAGE, 0): 0.5, f"guidance/a#b{HERE}2": 0.7, "other": 0.1}
    assert by_passage(near) == {"guidance/a#b": 0.7, "other": 0.1}


def test_a_way_to_ask_for_the_whole_page_says_less() -> None:
    assert by_passage({f"a{PAGE}0": 0.8})["a"] < 0.8
    assert by_passage({f"a{HERE}0": 0.8})["a"] == 0.8


def test_an_id_with_slashes_and_figures_is_not_taken_for_a_sentence() -> None:
    assert by_passage({"guidance/law/eu": 0.2, "a/b-2": 0.3}) == {
        "guidance/law/eu": 0.2,
        "a/b-2": 0.3,
    }
    assert by_passage({"guidance/law/eu/3": 0.4}) == {"guidance/law/eu": 0.4}


def test_one_view_that_is_near_by_chance_says_less_than_several() -> None:
    kept = {"a": ("", "/", HERE), "b": ("", "/", HERE)}
    chance = {"a": 0.1, "a/0": 0.1, f"a{HERE}0": 0.8, f"{ELSEWHERE}0": 0.9}
    several = {"b": 0.6, "b/0": 0.7, "b/1": 0.2, f"b{HERE}0": 0.7}
    found = blended(chance | several, kept)
    assert found.keys() == {"a", "b"} and found["b"] > found["a"]
    assert by_passage(chance | several)["b"] < by_passage(chance | several)["a"]


def test_a_view_that_is_not_among_the_nearest_is_as_near_as_the_last() -> None:
    kept = {"a": ("", "/"), "b": ("", "/")}
    near = {"a": 0.6, "b": 0.6, "b/0": 0.2}
    assert blended(near, kept)["a"] == blended(near, kept)["b"]


def test_a_passage_with_one_kind_of_view_means_what_that_means() -> None:
    assert blended({"a": 0.6, "b": 0.1}, {"a": ("",)}) == pytest.approx({"a": 0.6, "b": 0.1})
    assert blended({}, {}) == {}


def test_the_kinds_of_views_are_those_that_there_are() -> None:
    assert kinds(PASSAGE) == ("",)
    asked = replace(PASSAGE, sentences=(Sentence("Yes.", ()),), asked_here=("is it",))
    assert kinds(asked) == ("", "/", HERE)
    assert kinds(replace(PASSAGE, asked_as=("what",))) == ("", PAGE)


def test_what_is_not_answered_counts_by_how_near_it_is() -> None:
    assert elsewhere({"a": 0.5, f"{ELSEWHERE}0": 0.5}) == 0.5
    assert elsewhere({"a": 0.8, f"{ELSEWHERE}0": 0.3, f"{ELSEWHERE}1": 0.3}) < 0.01
    assert elsewhere({"a": 0.2, f"{ELSEWHERE}0": 0.7}) > 0.99
    assert elsewhere({}) == 1


def test_the_nearest_view_counts_where_it_is_a_passages() -> None:
    assert nearest({"a": 0.8, f"{ELSEWHERE}0": 0.7}) == 0.8
    assert nearest({"a": 0.6, f"{ELSEWHERE}0": 0.7}) == nearest({}) == 0

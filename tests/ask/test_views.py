from dataclasses import replace

import pytest

from bot.ask.views import ABSENT, ELSEWHERE, HERE, PAGE, View, Views, key, kinds
from bot.library.passages import Passage, Sentence

PASSAGE = Passage(
    id="guidance/a#b", text="", document="", heading="", publisher="", published="", reviewed="",
    url="", jurisdictions=(), kind="guidance",
)  # fmt: skip


def view(near: dict[str, float], **kept: str) -> View:
    """Return what is seen of some passages, each with the kinds of views that its letters say."""
    return Views(
        [
            replace(
                PASSAGE,
                id=id_,
                sentences=(Sentence("Yes.", ()),) if "s" in kinds_ else (),
                asked_here=("is it",) if "h" in kinds_ else (),
                asked_as=("what",) if "p" in kinds_ else (),
            )
            for id_, kinds_ in kept.items()
        ]
    ).of(near)


def test_a_passage_means_what_the_nearest_of_its_views_means() -> None:
    near = {"guidance/a#b": 0.3, key(PASSAGE, 0): 0.5, f"guidance/a#b{HERE}2": 0.7, "other": 0.1}
    found = view(near, **{"guidance/a#b": "sh", "other": "", "far": ""})
    assert found.near("guidance/a#b") == 0.7
    assert found.near("other") == 0.1
    assert found.near("far") == found.near("none") == 0


def test_a_way_to_ask_for_the_whole_page_says_less() -> None:
    assert view({f"a{PAGE}0": 0.8}, a="p").near("a") < 0.8
    assert view({f"a{HERE}0": 0.8}, a="h").near("a") == 0.8


def test_an_id_with_slashes_and_figures_is_not_taken_for_a_sentence() -> None:
    kept = {"guidance/law/eu": "s", "a/b-2": ""}
    found = view({"guidance/law/eu": 0.2, "a/b-2": 0.3}, **kept)
    assert (found.near("guidance/law/eu"), found.near("a/b-2")) == (0.2, 0.3)
    assert view({"guidance/law/eu/3": 0.4}, **kept).near("guidance/law/eu") == 0.4


def test_one_view_that_is_near_by_chance_says_less_than_several() -> None:
    chance = {"a": 0.1, "a/0": 0.1, f"a{HERE}0": 0.8, f"{ELSEWHERE}0": 0.9}
    several = {"b": 0.6, "b/0": 0.7, "b/1": 0.2, f"b{HERE}0": 0.7}
    seen = view(chance | several, a="sh", b="sh")
    one, other = seen.blended()
    assert other > one > 0
    assert seen.near("b") < seen.near("a")


def test_views_may_come_in_any_order() -> None:
    near = {"b/1": 0.2, "a/0": 0.1, f"{ELSEWHERE}0": 0.9, "b/0": 0.7, "a": 0.3, "b": 0.6}
    turned = dict(reversed(near.items()))
    one, other = view(near, a="s", b="s"), view(turned, a="s", b="s")
    assert one.blended().tolist() == other.blended().tolist()
    assert (one.near("b"), one.elsewhere, one.nearest) == (0.7, other.elsewhere, other.nearest)


def test_a_view_that_is_not_among_the_nearest_is_as_near_as_the_last() -> None:
    near = {"a": 0.6, "b": 0.6, "b/0": 0.2}
    one, other = view(near, a="s", b="s").blended()
    assert one == other


def test_a_passage_with_one_kind_of_view_means_what_that_means() -> None:
    found = view({"a": 0.6, "c": 0.1}, a="", b="", c="").blended()
    assert found == pytest.approx([0.6, ABSENT, 0.1])
    assert view({}, a="").blended() == [ABSENT] and not len(view({}).blended())


def test_a_view_of_no_passage_here_says_nothing_of_one() -> None:
    found = view({"gone": 0.9, "gone/3": 0.8, "a": 0.4}, a="s")
    assert found.blended().shape == (1,) and found.near("gone") == 0


def test_the_kinds_of_views_are_those_that_there_are() -> None:
    assert kinds(PASSAGE) == ("",)
    asked = replace(PASSAGE, sentences=(Sentence("Yes.", ()),), asked_here=("is it",))
    assert kinds(asked) == ("", "/", HERE)
    assert kinds(replace(PASSAGE, asked_as=("what",))) == ("", PAGE)


def test_what_is_not_answered_counts_by_how_near_it_is() -> None:
    assert view({"a": 0.5, f"{ELSEWHERE}0": 0.5}, a="").elsewhere == 0.5
    assert view({"a": 0.8, f"{ELSEWHERE}0": 0.3, f"{ELSEWHERE}1": 0.3}, a="").elsewhere < 0.01
    assert view({"a": 0.2, f"{ELSEWHERE}0": 0.7}, a="").elsewhere > 0.99
    assert view({}, a="").elsewhere == 1


def test_the_nearest_view_counts_where_it_is_a_passages() -> None:
    assert view({"a": 0.8, f"{ELSEWHERE}0": 0.7}, a="").nearest == 0.8
    assert view({"a": 0.6, f"{ELSEWHERE}0": 0.7}, a="").nearest == view({}).nearest == 0


def test_similarity_by_passage_has_a_place_for_each() -> None:
    views = Views([replace(PASSAGE, id=id_) for id_ in "abc"])
    assert views.similar({"c": 0.2, "gone": 0.9, "a": 0.4}).tolist() == [0.4, ABSENT, 0.2]
    assert views.similar({}).tolist() == [ABSENT] * 3

from typing import Any

import pytest

from bot.channels.teams.buttons import closing, filled, press, remarks, rows, tick
from bot.channels.teams.elements import Frame, card
from bot.channels.teams.measure import Json, measure_card
from bot.library.wording import ENGLISH
from bot.talk.reply import Button
from tests.channels.teams.looking import found, texts, titles, wrong
from tests.channels.teams.samples import ASK, DELETE, flag


def frame() -> Frame:
    return Frame("c1", "k1", ENGLISH)


def good(elements: list[Json]) -> list[Json]:
    whole = card(elements, "f", ENGLISH)
    assert measure_card(whole) == [] and wrong(whole) == []
    return elements


def test_a_press_carries_ids_alone_and_older_clients_send_the_same() -> None:
    made = press("step.done:x", "Done", frame(), "positive")
    data = {"press": "step.done:x", "case": "c1", "once": "k1"}
    assert made == {
        "type": "Action.Execute", "verb": "press", "title": "Done", "style": "positive",
        "data": data,
        "fallback": {"type": "Action.Submit", "title": "Done", "style": "positive", "data": data},
    }  # fmt: skip


def test_a_button_that_asks_opens_its_fields() -> None:
    made = good(rows([ASK], frame()))
    (field,), (box,) = found(made, "Input.Text"), found(made, "Input.Toggle")
    assert (field["label"], box["title"]) == ("Your question", "Send the checked text along")
    assert field["isRequired"] and field["isMultiline"] and box["value"] == "no"
    (send,) = found(made, "Action.Execute")
    value = {**send["data"], field["id"]: " why? ", box["id"]: "yes"}
    assert filled(value) == {"text": "why?", "offer": "yes"}
    assert filled({**send["data"], field["id"]: "why?", box["id"]: "no"}) == {"text": "why?"}


def test_a_grave_button_asks_first() -> None:
    made = good(rows([DELETE], frame()))
    assert texts(made) == "The check is deleted. Go on?"
    (yes,) = found(made, "Action.Execute")
    assert (yes["title"], yes["style"]) == ("Yes", "destructive")
    assert yes["data"] == {"press": "case.delete", "case": "c1", "once": "k1"}
    both = good(rows([Button("a", "A", asks="Why?", confirm="Really?")], frame()))
    assert texts(both) == "Really?" and found(both, "Input.Text")
    assert found(both, "Action.Execute")[0]["style"] == "destructive"


def test_what_can_be_said_of_a_flag_shares_one_field() -> None:
    made = good(remarks(flag().buttons, frame()))
    assert titles(made, "Action.ShowCard") == ["Add a note"]
    (field,) = found(made, "Input.Text")
    assert field["label"] == "Why is it fine? / What is wrong?"
    fine, wrong_ = found(made, "Action.Execute")
    assert (fine["title"], wrong_["title"]) == ("Note why this is fine", "Wrong flag")
    for each in (fine, wrong_):
        assert filled({**each["data"], field["id"]: "so"}) == {"text": "so"}


def test_one_remark_or_another_kind_of_button_stands_by_itself() -> None:
    one = remarks(flag().buttons[:1], frame())
    assert titles(one, "Action.ShowCard") == ["Note why this is fine"]
    mixed = remarks((*flag().buttons, Button("x", "X")), frame())
    assert titles(mixed, "Action.ShowCard") == ["Note why this is fine", "Wrong flag"]
    assert remarks((), frame()) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"form": "check", "once": "k", "case": "", "text": " cv ", "role": ""}, {"text": "cv"}),
        ({"press": "a", "text/1": "x", "role": "y"}, {}),
        ({"press": "a", "ask": 2, "text/1": "other", "text/2": "mine"}, {"text": "mine"}),
        ({"where": "19:x", "quotes": "no", "number": 3}, {"where": "19:x"}),
    ],
)
def test_only_what_belongs_to_it_comes_back(value: dict[str, Any], told: dict[str, str]) -> None:
    assert filled(value) == told


def test_rows_are_not_wider_than_a_card_and_hold_each_button_once() -> None:
    many = [Button(str(at % 7), "A label of some length") for at in range(20)]
    made = good(rows(many, frame(), first="positive"))
    assert [len(each["actions"]) for each in made] == [2, 2, 2, 1]
    assert [each.get("style") for each in found(made, "Action.Execute")] == ["positive"] + [
        None
    ] * 6
    assert rows([Button("", "x"), Button("x" * 301, "x"), Button("y", " ")], frame()) == []


def test_the_most_wanted_buttons_come_first_and_the_others_fold() -> None:
    names = ("check.words", "check.limits", "case.copy", "help", "check.sources", "respond.open")
    buttons = (*(Button(each, each) for each in names), ASK)
    made = good(closing(buttons, frame()))
    first = [each["title"] for each in made[0]["actions"]]
    assert first == ["respond.open", "Ask security", "check.words", "case.copy"]
    assert made[0]["actions"][0]["style"] == "positive"
    assert made[-1]["items"][-1]["isVisible"] is False
    assert titles(made[-1]) == [
        "check.limits", "help", "check.sources",
    ]  # fmt: skip


def test_a_first_button_that_asks_stands_out_too() -> None:
    (opens,) = found(rows([ASK], frame(), first="positive"), "Action.ShowCard")
    assert opens["style"] == "positive"


def test_few_buttons_stand_side_by_side() -> None:
    made = closing((Button("b", "B"), Button("a", "A")), frame())
    assert titles(made) == ["B", "A"]
    assert "style" not in found(closing((Button("b", "B"),), frame()), "Action.Execute")[0]


def test_a_box_without_a_title_is_none() -> None:
    assert tick("x", " ") == [] and tick("x", "X", on=True)[0]["value"] == "yes"

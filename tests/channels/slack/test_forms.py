import json

from bot.channels.slack.forms import LONGEST, asked, line, modal, tick
from bot.channels.slack.measure import measure_view
from bot.library.wording import ENGLISH


def test_a_modal_brings_its_ids_back() -> None:
    made = modal("x", "Title", [asked("a", "A", line())], ENGLISH, submit="Go", about={"case": "c"})
    assert measure_view(made) == []
    assert json.loads(made["private_metadata"]) == {"case": "c"}
    assert (made["callback_id"], made["close"]["text"]) == ("x", "Cancel")


def test_long_labels_are_cut_with_a_sign() -> None:
    made = modal("x", "t" * 99, [asked("a", "A", line())], ENGLISH, submit="s" * 99, about={})
    assert measure_view(made) == []
    assert made["title"]["text"] == "t" * 23 + "…"


def test_a_field_is_optional_unless_it_must_be_filled_in() -> None:
    assert asked("a", "A", line())["optional"] is True
    assert not asked("a", "A", line(), must=True).get("optional")
    assert asked("a", "A", tick("x"), at_once=True)["dispatch_action"] is True


def test_what_is_given_is_no_longer_than_slack_takes() -> None:
    field = line(many=True, given="x" * 9000).to_dict()
    assert (len(field["initial_value"]), field["max_length"]) == (LONGEST, LONGEST)
    assert "initial_value" not in line().to_dict()


def test_a_ticked_box_is_one_of_its_options() -> None:
    on = tick("x", on=True).to_dict()
    assert on["initial_options"] == on["options"]
    assert "initial_options" not in tick("x").to_dict()

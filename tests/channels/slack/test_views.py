import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.plain import plain
from bot.channels.slack.measure import measure_view
from bot.channels.slack.views import ask_security, asking, check_form, home, share
from bot.library.library import Library
from bot.library.wording import ENGLISH, Say
from bot.talk.reply import Button, Buttons, FindingCard, Prose, Quote, Reply, Title
from tests.channels.slack.test_render import REPLIES, WILD, found, texts

BUTTON = Button("fine", "It is fine", asks="Why it is fine", offers="Say it of all such signs")
CARD = FindingCard(
    "x", "A sign", "interview", "strong", (Quote("no camera", "cv"),), "why", ("one",), "call", ()
)
REPLY = Reply((Title("Verify"), CARD, Buttons((BUTTON,))), "1 sign.", case="c1")


def views(say: Say) -> list[dict[str, Any]]:
    return [
        asking(Button("x", "-", asks="-", offers="-" * 80), "c1", say), asking(BUTTON, "c1", say),
        check_form(say), share(Reply((Prose("-"),) * 99, "-"), say),
        ask_security(say), home(say, ("-",)),
    ]  # fmt: skip


def fields(view: dict[str, Any]) -> list[str]:
    return [each["block_id"] for each in view["blocks"] if each["type"] == "input"]


def test_a_button_that_asks_opens_its_form() -> None:
    made = asking(BUTTON, "c1", ENGLISH, {"channel": "D1"})
    assert (made["title"]["text"], fields(made)) == ("It is fine", ["text", "offer"])
    assert json.loads(made["private_metadata"]) == {
        "channel": "D1", "case": "c1", "press": "fine",
    }  # fmt: skip
    assert "Why it is fine" in texts(made) and "Say it of all such signs" in texts(made)
    assert fields(asking(Button("x", "X", asks="Y"), "c", ENGLISH)) == ["text"]


def test_an_offer_too_long_for_a_box_stands_above_it() -> None:
    made = asking(Button("x", "X", asks="Y", offers="o" * 80), "c", ENGLISH)
    assert made["blocks"][1]["label"]["text"] == "o" * 80
    assert found(made, "checkboxes")[0]["options"][0]["text"]["text"] == "Yes"


def test_the_form_to_check_has_its_fields_and_none_must_be_filled_in() -> None:
    made = check_form(ENGLISH, {"channel": "D1"}, "pasted")
    assert fields(made) == [
        "text", "files", "role", "stage", "place", "address", "payment", "links",
    ]  # fmt: skip
    assert all(each["optional"] for each in made["blocks"] if each["type"] == "input")
    assert found(made, "plain_text_input")[0]["initial_value"] == "pasted"
    assert found(made, "file_input")[0]["max_files"] == 10
    stages = [each["value"] for each in found(made, "static_select")[0]["options"]]
    assert stages == ["interview", "offer", "onboarding", "access", "payment"]


def test_a_candidate_is_asked_for_where_links_are_looked_for() -> None:
    made = check_form(ENGLISH, links=True)
    assert fields(made)[-1] == "candidate" and "candidate" not in fields(check_form(ENGLISH))
    assert "Only a keyed hash of it is kept" in json.dumps(made)
    assert measure_view(made) == []


def test_sharing_shows_what_goes_there_and_quotes_only_when_ticked() -> None:
    bare, whole = share(REPLY, ENGLISH), share(REPLY, ENGLISH, quotes=True, where="C1")
    assert "A sign" in texts(bare) and "no camera" not in texts(bare)
    assert "no camera" in texts(whole)
    assert found(whole, "conversations_select")[0]["initial_conversation"] == "C1"
    assert found(whole, "checkboxes")[0]["action_id"] == "quotes"
    assert found(bare, "button") == []
    inside = found(bare, "conversations_select")[0]["filter"]
    assert inside["exclude_external_shared_channels"] and inside["exclude_bot_users"]


def test_home_starts_each_thing_and_tells_what_it_is_given() -> None:
    made = home(ENGLISH, ("12 signs, read today",))
    starts = [each["action_id"] for each in found(made, "button")]
    assert starts == ["start:check", "start:ask", "start:incident"]
    assert "12 signs, read today" in texts(made)
    assert found(home(ENGLISH), "divider") == []


def test_a_question_goes_on_to_security() -> None:
    made = ask_security(ENGLISH, "May we?", {"case": "c"})
    assert found(made, "plain_text_input")[0]["initial_value"] == "May we?"
    assert json.loads(made["private_metadata"]) == {"case": "c"}


@pytest.mark.parametrize("language", ["en", "de", "pt"])
def test_slack_takes_every_view_uncut_in_every_language(language: str, library: Library) -> None:
    for view in views(library.say(language)):
        assert measure_view(view) == []
        assert "…" not in texts(view)


@pytest.mark.parametrize("language", ["de", "pt"])
def test_no_view_holds_a_sentence_in_english(language: str, library: Library) -> None:
    english = {each["text"] for view in views(ENGLISH) for each in found(view, "plain_text")}
    english |= {each["text"] for view in views(ENGLISH) for each in found(view, "text")}
    other = [each["text"] for view in views(library.say(language))
             for kind in ("plain_text", "text") for each in found(view, kind)]  # fmt: skip
    ours = {each for each in english if each in library.wording["de"]}
    assert len(ours) >= 35
    assert ours & set(other) == set()


@settings(max_examples=40)
@given(REPLIES, st.booleans(), WILD, WILD, WILD)
def test_slack_takes_every_view(reply: Reply, quotes: bool, one: str, two: str, three: str) -> None:
    button = Button("x", one, asks=two, offers=three)
    if plain(one).strip() and plain(two).strip():
        assert measure_view(asking(button, "c1", ENGLISH)) == []
    assert measure_view(share(reply, ENGLISH, quotes=quotes)) == []
    assert measure_view(check_form(ENGLISH, text=one)) == []
    assert measure_view(ask_security(ENGLISH, two)) == []
    assert measure_view(home(ENGLISH, (one, two, three))) == []

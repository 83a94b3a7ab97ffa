import pytest

from bot.channels.teams.forms import check_form, chosen, group_line, share, welcome
from bot.channels.teams.measure import measure
from bot.channels.teams.render import Outgoing
from bot.library.library import Library
from bot.library.wording import ENGLISH, Say
from bot.talk.reply import Reply
from tests.channels.teams.looking import found, texts, titles, wrong
from tests.channels.teams.samples import CASE, check, flag

PLACES = (("19:a@thread.tacv2", "Hiring <at>"), ("19:b@thread.tacv2", "Security"))


def good(made: Outgoing) -> Outgoing:
    assert measure(made.plain()) == []
    assert [each for card in made.cards for each in wrong(card)] == []
    return made


def test_the_form_to_check_has_its_fields_and_none_must_be_filled_in() -> None:
    (card,) = good(check_form(ENGLISH, "k", "pasted")).cards
    fields = found(card, "Input.Text")
    assert [each["id"] for each in fields] == [
        "text", "role", "place", "address", "payment", "links",
    ]  # fmt: skip
    assert fields[0]["value"] == "pasted" and not any("isRequired" in each for each in fields)
    (stage,) = found(card, "Input.ChoiceSet")
    assert [each["value"] for each in stage["choices"]] == [
        "interview", "offer", "onboarding", "access", "payment",
    ]  # fmt: skip
    (send,) = found(card, "Action.Execute")
    assert (send["verb"], send["data"]) == ("form", {"form": "check", "case": "", "once": "k"})


def test_a_candidate_is_asked_for_where_links_are_looked_for() -> None:
    (card,) = good(check_form(ENGLISH, "k", links=True)).cards
    assert [each["id"] for each in found(card, "Input.Text")][-1] == "candidate"
    assert "Only a keyed hash of it is kept" in texts(card)


def test_sharing_shows_what_goes_there_and_quotes_only_when_ticked() -> None:
    bare = good(share(check(), ENGLISH, "k", PLACES)).cards[0]
    whole = good(
        share(check(), ENGLISH, "k", PLACES, quotes=True, where="19:b@thread.tacv2")
    ).cards[0]
    assert "Will not switch the camera on" in texts(bare) and "USDT" not in texts(bare)
    assert "USDT" in texts(whole) and "photo.png" not in texts(whole)
    assert found(whole, "Input.Toggle")[0]["value"] == "yes"
    assert "value" not in found(bare, "Input.ChoiceSet")[0]
    assert found(whole, "Input.ChoiceSet")[0]["value"] == "19:b@thread.tacv2"
    assert [(each["verb"], each["data"]["case"]) for each in found(bare, "Action.Execute")] == [
        ("share", CASE), ("preview", CASE),
    ]  # fmt: skip
    assert [each["data"]["share"] for each in found(bare, "Action.Execute")] == ["send", "show"]
    sends = [found(each, "Action.Execute")[0]["data"]["quoted"] for each in (bare, whole)]
    assert sends == [False, True], "what was not shown does not go"


def test_a_preview_that_is_too_long_says_what_is_left() -> None:
    many = Reply((*[flag()] * 40,), "f", case="c")
    made = good(share(many, ENGLISH, "k", PLACES))
    assert "more paragraphs follow." in texts(made.cards)


def test_the_greeting_starts_each_thing() -> None:
    (card,) = good(welcome(ENGLISH, "k")).cards
    assert [each["data"]["press"] for each in found(card, "Action.Execute")] == [
        "start:check", "start:ask", "start:incident",
    ]  # fmt: skip
    said = [each for each in found(card, "Action.Submit") if "msteams" in each["data"]]
    assert said[0]["data"]["msteams"]["type"] == "imBack"
    assert said[0]["data"]["msteams"]["value"].endswith("in interviews?")


def test_a_group_reads_one_line_that_tells_nothing() -> None:
    made = good(group_line(ENGLISH))
    assert made.text == "I have answered in private, in our own chat." and made.cards == []
    assert "Add Deskcheck" in good(group_line(ENGLISH, reached=False)).text


def test_a_suggested_action_is_known_by_its_words() -> None:
    assert chosen(" check it as a profile ", ENGLISH) == "check"
    assert chosen("Check it", ENGLISH) == chosen("", ENGLISH) == ""


@pytest.mark.parametrize("language", ["de", "pt"])
def test_forms_speak_the_language(library: Library, language: str) -> None:
    say: Say = library.say(language)
    forms = (check_form, welcome)
    other = [titles(form(say, "k").cards) for form in forms]
    assert all(not set(each) & set(titles(form(ENGLISH, "k").cards))
               for each, form in zip(other, forms, strict=True))  # fmt: skip
    assert chosen(say("Check it as a profile"), say) == "check"
    assert group_line(say).text != group_line(ENGLISH).text

from typing import Any

from bot.channels.teams import receive
from bot.channels.teams.incoming import Installed, Pressed, Removed, Said
from bot.talk.message import Place
from tests.fakes.teams_people import People
from tests.fakes.teams_world import BOT, TENANT

PEOPLE = People()
PEOPLE.url = "https://smba.example/teams/"
RITA, GUS = PEOPLE.rita, PEOPLE.gus
PRESS = {"press": "step.done:call-back", "case": "c1", "once": "k1"}


def press(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    value = {"action": {"type": "Action.Execute", "verb": "press", "data": data}}
    name = "adaptiveCard/action"
    return PEOPLE.activity(RITA, None, "invoke", name=name, value=value, replyToId="9", **more)


def test_what_is_said_comes_with_who_where_and_in_which_language() -> None:
    said = receive.read(PEOPLE.activity(GUS, text="hallo"))
    assert isinstance(said, Said)
    assert (said.text, said.place, said.new) == ("hallo", Place.PERSONAL, True)
    assert (said.who.user, said.who.account) == (GUS.entra, GUS.id)
    assert (said.who.tenant, said.who.name) == (TENANT, "Gus")
    assert (said.who.locale, said.who.timezone) == ("de-DE", "Europe/Berlin")
    assert (said.at.conversation, said.at.url) == ("a:chat-gus", PEOPLE.url)
    assert said.at.bot == BOT


def test_language_and_time_zone_also_stand_in_the_client_info() -> None:
    made = PEOPLE.activity(GUS, text="x")
    del made["locale"], made["localTimezone"]
    made["entities"] = [{"type": "clientInfo", "locale": "pt-BR", "timezone": "America/Recife"}]
    told = receive.who(made)
    assert (told.locale, told.timezone) == ("pt-BR", "America/Recife")


def test_the_mention_of_us_goes_and_others_stay_as_names() -> None:
    made = PEOPLE.said(RITA, "ask <at>Gus</at> & <at>all</at> &lt;b&gt;", PEOPLE.channel)
    made["entities"].append(
        {"type": "mention", "mentioned": {"id": "29:gus", "name": "Gus"}, "text": "<at>Gus</at>"}
    )
    said = receive.read(made)
    assert isinstance(said, Said) and said.text == "ask Gus & <at>all</at> <b>"
    assert said.place is Place.CHANNEL and ";messageid=" in said.at.conversation
    assert receive.mentioned(made) and not receive.mentioned(PEOPLE.activity(RITA, text="x"))


def test_a_place_that_teams_does_not_name_counts_as_one_that_others_read() -> None:
    made = PEOPLE.activity(RITA, text="x")
    del made["conversation"]["conversationType"]
    assert receive.place(made) is Place.CHANNEL


def test_the_page_that_teams_makes_of_a_message_is_no_file() -> None:
    page = {"contentType": "text/html", "content": "<p>x</p>"}
    file = PEOPLE.upload("cv.pdf", "https://x.example/cv.pdf")
    said = receive.read(PEOPLE.activity(RITA, text="x", attachments=[page, file]))
    assert isinstance(said, Said) and said.files == (file,)


def test_a_press_carries_its_case_and_what_was_filled_in() -> None:
    pressed = receive.read(press({**PRESS, "ask": 3, "text/3": " why ", "offer/3": "yes"}))
    assert isinstance(pressed, Pressed)
    assert (pressed.press, pressed.about, pressed.id) == (PRESS["press"], "c1", "9")
    assert pressed.form == {"text": "why", "offer": "yes"}


def test_an_older_client_presses_by_a_message() -> None:
    pressed = receive.read(PEOPLE.activity(RITA, value=PRESS, replyToId="9"))
    assert isinstance(pressed, Pressed) and pressed.press == PRESS["press"]


def test_a_page_is_turned() -> None:
    pressed = receive.read(press({"page": 2, "case": "c1", "once": "k1"}))
    assert isinstance(pressed, Pressed)
    assert (pressed.press, pressed.page, pressed.about) == ("case.show", 2, "c1")


def test_the_form_to_check_a_profile_is_two_parts() -> None:
    data = {"form": "check", "once": "k", "case": "", "text": "a CV", "role": "dev",
            "stage": "offer", "place": "Lisbon", "payment": "USDT",
            "candidate": "no. 7"}  # fmt: skip
    said = receive.read(press(data))
    assert isinstance(said, Said) and said.text == "a CV"
    assert said.form == {
        "intent": "check", "role": "dev", "stage": "offer", "candidate": "no. 7",
        "fields": "Says they are in: Lisbon\nPayment: USDT",
    }  # fmt: skip


def test_thumbs_are_presses_that_teams_has_answered() -> None:
    for reaction, named in (("like", "feedback.good"), ("dislike", "feedback.bad")):
        value = {"actionName": "feedback", "actionValue": {"reaction": reaction}}
        made = PEOPLE.activity(
            RITA, None, "invoke", name="message/submitAction", value=value, replyToId="9"
        )
        pressed = receive.read(made)
        assert isinstance(pressed, Pressed)
        assert (pressed.press, pressed.id, pressed.quiet) == (named, "9", True)


def test_a_chosen_message_is_a_page_to_be_checked() -> None:
    for kind, text, page in (("html", "<p>a</p>", "<p>a</p>"), ("text", "a <b", "a &lt;b")):
        payload = {"id": "7", "body": {"contentType": kind, "content": text}}
        value = {"commandId": "checkMessage", "messagePayload": payload}
        name = "composeExtension/fetchTask"
        said = receive.read(PEOPLE.activity(RITA, PEOPLE.group, "invoke", name=name, value=value))
        assert isinstance(said, Said)
        assert (said.page, said.text, said.id) == (page, "", "")
        assert said.form == {"intent": "check", "message": "7"}


def test_edits_and_deletions_are_told_apart_from_what_else_happens_to_a_message() -> None:
    sent = PEOPLE.activity(RITA, text="x")

    def happened(kind: str, event: str) -> object:
        return receive.read({**sent, "type": kind, "channelData": {"eventType": event}})

    edited = happened("messageUpdate", "editMessage")
    assert isinstance(edited, Said) and not edited.new
    removed = happened("messageDelete", "softDeleteMessage")
    assert isinstance(removed, Removed) and removed.id == sent["id"]
    assert happened("messageUpdate", "undeleteMessage") is None
    assert happened("messageDelete", "") is None


def test_only_our_own_arrival_is_greeted() -> None:
    def came(kind: str, **more: Any) -> object:
        return receive.read(PEOPLE.activity(RITA, None, kind, **more))

    assert isinstance(came("conversationUpdate", membersAdded=[{"id": BOT}]), Installed)
    assert isinstance(came("installationUpdate", action="add-upgrade"), Installed)
    assert came("conversationUpdate", membersAdded=[{"id": "29:new"}]) is None
    assert came("conversationUpdate", membersRemoved=[{"id": BOT}]) is None
    assert came("installationUpdate", action="remove") is None


def test_bots_and_we_ourselves_are_not_heard() -> None:
    made = PEOPLE.activity(RITA, text="x")
    assert receive.read({**made, "from": {"id": "28:other", "role": "bot"}}) is None
    assert receive.read({**made, "from": {"id": BOT}}) is None
    assert receive.keep({**made, "from": {"id": BOT}}) is None


def test_nothing_else_is_ours() -> None:
    for kind in ("typing", "messageReaction", "event", "endOfConversation", "command"):
        assert receive.read(PEOPLE.activity(RITA, None, kind)) is None
    assert receive.read(PEOPLE.activity(RITA, None, "invoke", name="task/fetch")) is None
    value = {"commandId": "other", "messagePayload": {"body": {"content": "x"}}}
    made = PEOPLE.activity(RITA, None, "invoke", name="composeExtension/fetchTask", value=value)
    assert receive.read(made) is None


def test_a_redelivery_has_the_same_id_and_two_deeds_have_not() -> None:
    def id_(body: dict[str, Any]) -> str:
        kept = receive.keep(body)
        assert kept is not None and kept.lane == f"teams/{TENANT}/{RITA.entra}"
        return kept.id

    sent = PEOPLE.activity(RITA, text="x")
    again = {**sent, "timestamp": "2027-01-01T00:00:00Z"}
    assert id_(sent) == id_(again) != id_(PEOPLE.activity(RITA, text="x"))
    assert id_(sent) != id_({**sent, "conversation": {"id": "other"}})
    assert id_(press(PRESS)) == id_(press(PRESS)), "another id and another time, the same press"
    assert id_(press(PRESS)) != id_(press({**PRESS, "once": "k2"}))
    assert id_(press(PRESS)) != id_(press({**PRESS, "press": "step.open:call-back"}))
    told = {**PRESS, "ask": 1, "text/1": "a"}
    assert id_(press(told)) != id_(press({**told, "text/1": "b"}))
    edit = {**sent, "type": "messageUpdate", "channelData": {**sent["channelData"],
            "eventType": "editMessage"}}  # fmt: skip
    assert len({id_(sent), id_(edit), id_({**edit, "text": "y"})}) == 3
    form = {"form": "check", "once": "k", "text": "a"}
    assert id_(press(form)) == id_(press(form)) != id_(press({**form, "text": "b"}))
    installed = PEOPLE.activity(RITA, None, "installationUpdate", action="add")
    told_twice = PEOPLE.activity(RITA, None, "conversationUpdate", membersAdded=[{"id": BOT}])
    assert id_(installed) == id_({**told_twice, "timestamp": installed["timestamp"]})


def test_a_press_that_makes_itself_comes_back_as_it_was_kept() -> None:
    who, at = receive.who(PEOPLE.activity(RITA)), receive.address(PEOPLE.activity(RITA))
    pressed = receive.read(receive.later("security.remind", "c9", who, at, Place.PERSONAL))
    assert isinstance(pressed, Pressed)
    assert (pressed.press, pressed.about, pressed.place) == (
        "security.remind", "c9", Place.PERSONAL,
    )  # fmt: skip
    assert (pressed.who.user, pressed.at) == (RITA.entra, at)

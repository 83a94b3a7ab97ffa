from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_blocks import check
from tests.fakes.slack_payloads import as_sent
from tests.fakes.slack_rules import Json
from tests.fakes.small_bot import running

PLAIN: Json = {"type": "plain_text", "text": "Text"}
CHOICES: list[Json] = [{"text": PLAIN, "value": "a"}, {"text": PLAIN, "value": "b"}]
BLOCKS: list[Any] = [
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            {"type": "button", "action_id": "go", "text": PLAIN, "value": "1"},
            {"type": "overflow", "action_id": "menu", "options": CHOICES},
            {"type": "static_select", "action_id": "one", "options": CHOICES},
            {"type": "multi_static_select", "action_id": "some", "options": CHOICES},
            {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-21"},
            {"type": "radio_buttons", "action_id": "dot", "options": CHOICES,
             "initial_option": CHOICES[1]},
        ],
    },
    {
        "type": "section",
        "block_id": "side",
        "text": PLAIN,
        "accessory": {"type": "button", "action_id": "aside", "text": PLAIN},
    },
    {
        "type": "input",
        "block_id": "said",
        "label": PLAIN,
        "element": {"type": "plain_text_input", "action_id": "said", "initial_value": "so far"},
    },
]  # fmt: skip
THUMBS: Json = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "thumb",
            "positive_button": {"text": PLAIN, "value": "up"},
            "negative_button": {"text": {**PLAIN, "text": "Bad"}, "value": "down"},
        }
    ],
}


@pytest.fixture
async def fake() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as made, running(made, "http") as bot:
        made.echo = False
        anna = made.user("anna")
        assert check([*BLOCKS, THUMBS]).notes == []
        await bot.client.chat_postMessage(channel=anna.id, text="x", blocks=[*BLOCKS, THUMBS])
        await bot.client.views_publish(user_id=anna.id, view={"type": "home", "blocks": BLOCKS})
        yield made


async def act(fake: FakeSlack, action: str, *chosen: str) -> Json:
    """Press in the only message there is; return what the bot is told of it."""
    anna = next(each for each in fake.users.values() if each.name == "anna")
    told = await fake.press(anna, fake.messages(anna)[0], action, *chosen)
    found: Json = told.payload["actions"][0]
    assert found["block_id"] and found["action_id"] == action
    return found


async def test_each_kind_of_element_tells_its_own_way(fake: FakeSlack) -> None:
    assert (await act(fake, "go"))["value"] == "1"
    assert (await act(fake, "menu", "b"))["selected_option"]["value"] == "b"
    assert (await act(fake, "one", "a"))["selected_option"]["value"] == "a"
    assert len((await act(fake, "some", "a", "b"))["selected_options"]) == 2
    assert (await act(fake, "day", "2026-12-01"))["selected_date"] == "2026-12-01"
    assert (await act(fake, "thumb", "up"))["value"] == "up"
    assert (await act(fake, "thumb", "Bad"))["value"] == "down"
    assert (await act(fake, "aside"))["block_id"] == "side"


async def test_what_stands_in_the_inputs_goes_along(fake: FakeSlack) -> None:
    anna = next(each for each in fake.users.values() if each.name == "anna")
    post = fake.messages(anna)[0]
    told = await fake.press(anna, post, "go")
    values = told.payload["state"]["values"]
    assert values["said"]["said"]["value"] == "so far"
    assert values["row"]["dot"]["selected_option"]["value"] == "b"
    assert values["row"]["one"]["selected_option"] is None
    told = await fake.press(anna, post, "go", filled={"said": "much more", "one": "a"})
    values = told.payload["state"]["values"]
    assert values["said"]["said"]["value"] == "much more"
    assert values["row"]["one"]["selected_option"]["value"] == "a"
    with pytest.raises(AssertionError, match="no \\['nowhere'\\]"):
        await fake.press(anna, post, "go", filled={"nowhere": "x"})


async def test_a_button_in_the_home_comes_with_the_view(fake: FakeSlack) -> None:
    anna, ben = next(e for e in fake.users.values() if e.name == "anna"), fake.user("ben")
    home = fake.home(anna)
    assert home
    told = await fake.press(anna, home, "go")
    assert told.payload["view"]["id"] == home.id and "response_url" not in told.payload
    assert told.payload["container"] == {"type": "view", "view_id": home.id}
    with pytest.raises(AssertionError, match="ben"):
        await fake.press(ben, home, "go")


async def test_an_acknowledged_form_can_change_grow_or_go(fake: FakeSlack) -> None:
    ben = fake.user("ben")
    with pytest.raises(AssertionError, match="no form opened"):
        await fake.form(ben, 0.02)
    await fake.shortcut(ben, "check_profile")
    first = await fake.form(ben)
    await fake.submit(ben, first, {"words": "update"})
    assert fake.modal(ben) is first
    await fake.submit(ben, first, {"words": "push"})
    second = fake.modal(ben)
    assert second and second.below is first
    wrong = await fake.submit(ben, second, {"words": "sideways"})
    assert wrong.refusal == "invalid_arguments" and second.open
    await fake.submit(ben, second, {"words": "clear"})
    assert fake.modal(ben) is None and not first.open


async def test_only_what_the_app_offers_can_be_chosen(fake: FakeSlack) -> None:
    ben = fake.user("ben")
    with pytest.raises(AssertionError):
        await fake.shortcut(ben, "check_message")
    with pytest.raises(AssertionError):
        await fake.slash(ben, fake.dm(ben), "help", "/other")
    room = fake.channel("hiring", bot=False)
    with pytest.raises(AssertionError, match="not in hiring"):
        await fake.say(ben, room, "hello")


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("<!channel> & more", "&lt;!channel&gt; &amp; more"),
        ("see https://a.example/x?b=1&c=2).", "see <https://a.example/x?b=1&amp;c=2>)."),
        ("mail a.b+c@d.example!", "mail <mailto:a.b+c@d.example|a.b+c@d.example>!"),
    ],
)
def test_what_is_typed_is_escaped_and_linked(typed: str, sent: str) -> None:
    assert as_sent(typed) == sent


async def test_a_call_to_everybody_is_noticed(fake: FakeSlack) -> None:
    anna = next(each for each in fake.users.values() if each.name == "anna")
    post = fake.messages(anna)[0]
    shout = {"type": "rich_text_section", "elements": [{"type": "broadcast", "range": "channel"}]}
    shouting = [{"type": "rich_text", "elements": [shout]}]
    pings = []
    for text, body in (("", BLOCKS), ("look <!here>", []), ("", shouting)):
        post.text, post.body = text, body
        pings.append(post.pings)
    assert pings == [False, True, True]

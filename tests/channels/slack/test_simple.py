import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.measure import BLOCKS, Json, measure
from bot.channels.slack.render import render
from bot.channels.slack.simple import SimpleClient, simple, stands_in
from bot.talk.reply import (
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Part,
    Prose,
    Quote,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)
from tests.channels.slack.running import NOTES, running
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import Post

HOSTILE = "<!channel> *bold* _x_ <https://evil.test|x> :tada: & `code` <@U0000001>"
OLD = {"section", "header", "divider", "context", "actions", "input", "image"}
STEP = ChecklistItem("call", "Call them", "On a number that you found.", "recruiter, 10 min")


def flag(text: str = HOSTILE) -> FindingCard:
    source = SourceLine("s", "FBI & IC3", "FBI", "2025", "https://www.ic3.gov/a?b=1&c=2")
    quote = Quote(text, "notes", ((0, 5),))
    return FindingCard("s", "Camera", "interview", "strong", (quote,), "Why.", ("A.", "B."), "C.",
                       (source,), buttons=(Button("finding.fine:s", "Fine"),))  # fmt: skip


def blocks(*parts: Part) -> list[Json]:
    reply = Reply(parts, "f", case="c1")
    return [each for post in render(reply) for each in simple(post.blocks)]


def texts(made: list[Json], kind: str) -> list[str]:
    return [each["text"] for block in made for each in _walk(block) if each.get("type") == kind]


def _walk(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _walk(each)
    elif isinstance(value, list):
        for each in value:
            yield from _walk(each)


@pytest.mark.parametrize(
    ("url", "other"),
    [("https://slack.com/api/", False), ("https://x.slack.com/api/", False),
     ("https://slack-gov.com/api/", False), ("http://localhost:3000/api/", True),
     ("https://notslack.com/api/", True), ("https://slack.com.evil.test/api/", True)],
)  # fmt: skip
def test_a_stand_in_is_told_by_its_address(url: str, other: bool) -> None:
    assert stands_in(url) is other


def test_only_the_oldest_blocks_are_left_and_nothing_is_lost() -> None:
    made = blocks(
        Title("Verify first"), flag(), Checklist((STEP,)), Bullets(("one", "two")),
        Words("to copy"), Sources((SourceLine("s", "Page", "FBI", "2025", "https://a.test/x"),)),
        Buttons((Button("help", "Help"),)),
    )  # fmt: skip
    assert {each["type"] for each in made} <= OLD and measure(made) == []
    said = "\n".join((*texts(made, "mrkdwn"), *texts(made, "plain_text")))
    for each in ("Verify first", HOSTILE, "notes", "Why.", "A. B.", "C.", "On a number",
                 "• one", "to copy", "<https://a.test/x|Page>", "🟥"):  # fmt: skip
        assert each in said, each


def test_a_candidates_words_stand_where_nothing_is_read_as_markup() -> None:
    made = blocks(flag(), Quote(HOSTILE, "mail"), Prose(HOSTILE), Bullets((HOSTILE,)))
    for each in texts(made, "mrkdwn"):
        assert "<!" not in each and "<@" not in each and "evil" not in each


def test_words_without_markup_keep_their_weight() -> None:
    made = blocks(flag("plain words"))
    assert any(re.search(r"\*1\. Camera\*", each) for each in texts(made, "mrkdwn"))
    made = blocks(Prose("Pay & ship <today>"))
    assert texts(made, "mrkdwn") == ["Pay &amp; ship &lt;today&gt;"]


def test_a_long_card_stays_one_message() -> None:
    many = [flag(f"{HOSTILE} {at}") for at in range(5)]
    reply = Reply((*many, Checklist((STEP,) * 3)), "f", case="c1")
    for post in render(reply):
        assert len(simple(post.blocks)) <= BLOCKS


def test_a_tick_box_is_a_button_that_does_the_same() -> None:
    made = blocks(Checklist((STEP,)))
    [button] = [each for block in made for each in _walk(block) if each.get("type") == "button"]
    assert button["action_id"] == "press:step.done:call" and button["value"] == "c1"
    assert button["text"]["text"] == "☐ 1. Call them"


async def test_a_check_is_ticked_and_its_form_opened_on_a_stand_in(tmp_path: Path) -> None:
    async with running(tmp_path, simple=True) as bot:
        ana = bot.fake.user("ana")
        told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        card = await bot.fake.answer(told)
        assert isinstance(card, Post) and {each["type"] for each in card.blocks} <= OLD
        await bot.rest()
        tick = next(each for each in card.elements if each.startswith("press:step.done"))
        await bot.fake.press(ana, card, tick)
        await bot.rest()
        assert tick.replace("done", "open") in card.elements and "☑" in card.words
        await bot.fake.shortcut(ana, "check_profile")
        view = await bot.modal(ana)
        kinds = {each["element"]["type"] for each in view.blocks if each["type"] == "input"}
        assert kinds == {"plain_text_input", "static_select"}
        await bot.fake.slash(ana, bot.fake.channel("hiring", ana), "ask can we record the call?")
        await bot.rest()
        whisper = bot.fake.whispers(ana)[-1]
        assert {each["type"] for each in whisper.blocks} <= OLD and not bot.fake.refusals()


async def test_a_place_is_chosen_from_a_list_where_a_stand_in_has_one(tmp_path: Path) -> None:
    async with running(tmp_path, simple=True) as bot:
        ana = bot.fake.user("ana")
        place = bot.fake.channel("hiring", ana)
        told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        card = await bot.fake.answer(told)
        await bot.rest()
        await bot.fake.press(ana, card, "press:slack.share")
        assert (await bot.modal(ana)).elements["where"][0]["type"] == "conversations_select"
        bot.fake.scopes.add("channels:read")
        await bot.fake.close_view(ana, await bot.modal(ana))
        await asyncio.sleep(1.1)  # sooner it would be a double click
        await bot.fake.press(ana, card, "press:slack.share")
        view = await bot.modal(ana)
        assert view.elements["where"][0]["options"][0]["text"]["text"] == "#hiring"
        await bot.fake.submit(ana, view, {"where": place.id})
        await bot.rest()
        [shared] = bot.fake.messages(place)
        assert "refused to switch" not in shared.words


async def test_only_a_stand_in_is_sent_other_blocks() -> None:
    async with FakeSlack() as fake:
        home = fake.dm(fake.user("ana")).id
        [post] = render(Reply((Prose("hello"),), "hello"))
        for kind in (AsyncWebClient, SimpleClient):
            client = kind(token=fake.token, base_url=fake.api)
            await client.chat_postMessage(channel=home, text="x", blocks=post.blocks)
        first, second = fake.channels[home].posts
        assert (first.blocks[0]["type"], second.blocks[0]["type"]) == ("rich_text", "section")

"""Whatever a person does, and whatever goes wrong: they get to see something."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.channels.slack.running import NOTES, Bot, running
from tests.fakes.slack_call import Call
from tests.fakes.slack_delivery import Delivery
from tests.fakes.slack_world import Post, User

EVER = 10**6
Wrong = Callable[[Bot, pytest.MonkeyPatch], None]
Deed = Callable[[Bot, User], Awaitable[Delivery]]


def nothing(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all be well."""


def desk(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every desk break."""

    def breaks(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(bot.house.desk._replies, "reply", breaks)


def blocks(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Slack refuse every block of ours."""

    def has_blocks(call: Call) -> bool:
        return bool(call.args.get("blocks"))

    for method in ("chat.postMessage", "chat.postEphemeral", "chat.update"):
        bot.fake.fail(method, "invalid_blocks", EVER, when=has_blocks)


def whispers(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody be told anything alone where they are."""
    bot.fake.fail("chat.postEphemeral", "unknown_method", EVER)
    bot.fake.down("response_url", EVER, 404)


def forms(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no form open and no Home be shown."""
    for method in ("views.open", "views.update", "views.publish"):
        bot.fake.fail(method, "unknown_method", EVER)


def extras(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Slack know nothing but how a message is posted."""
    kept = ("chat.postMessage", "views.open", "chat.postEphemeral", "response_url", "auth.test")
    bot.fake.fail("*", "unknown_method", EVER, when=lambda call: call.method not in kept)


def busy(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Slack ask for patience now and then."""
    for method in ("chat.postMessage", "chat.update", "users.info", "conversations.open"):
        bot.fake.limit(method, 2, seconds=0)


async def pastes(bot: Bot, user: User) -> Delivery:
    return await bot.fake.say(user, bot.fake.dm(user), NOTES)


async def asks(bot: Bot, user: User) -> Delivery:
    return await bot.fake.say(user, bot.fake.dm(user), "can we insist that the camera is on?")


async def mumbles(bot: Bot, user: User) -> Delivery:
    return await bot.fake.say(user, bot.fake.dm(user), "hm, not sure")


async def uploads(bot: Bot, user: User) -> Delivery:
    return await bot.fake.say(user, bot.fake.dm(user), "", [bot.fake.file("cv.exe", b"MZ")])


async def mentions(bot: Bot, user: User) -> Delivery:
    return await bot.fake.mention(user, bot.fake.channel("hiring", user), NOTES)


async def commands(bot: Bot, user: User) -> Delivery:
    place = bot.fake.channel("hiring", user)
    return await bot.fake.slash(user, place, "ask may we record the call?")


async def opens(bot: Bot, user: User) -> Delivery:
    return await bot.fake.slash(user, bot.fake.dm(user), "check")


async def chooses(bot: Bot, user: User) -> Delivery:
    place = bot.fake.channel("hiring", user)
    said = await bot.fake.say(user, place, NOTES)
    assert said.post
    return await bot.fake.message_shortcut(user, said.post, "check_message")


DEEDS: tuple[Deed, ...] = (pastes, asks, mumbles, uploads, mentions, commands, opens, chooses)
everything = pytest.mark.parametrize(
    "wrong", [nothing, desk, blocks, whispers, forms, extras, busy], ids=lambda each: each.__name__
)


@everything
async def test_every_deed_is_answered(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as bot:
        wrong(bot, monkeypatch)
        for at, deed in enumerate(DEEDS):
            told = await deed(bot, bot.fake.user(f"person{at}"))
            await bot.rest()
            assert told.acked, deed.__name__
            assert bot.fake.answered(told), deed.__name__
            seen = [each.words for each in bot.fake.answers(told)]
            assert not any("secret words" in each or "RuntimeError" in each for each in seen)


@everything
async def test_every_button_is_answered(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as bot:
        ana = bot.fake.user("ana")
        told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        card = await bot.fake.answer(told)
        await bot.rest()
        assert isinstance(card, Post)
        wrong(bot, monkeypatch)
        names = [each for each in card.elements if each != "press:case.delete"]
        for name in (*names, "press:case.delete"):
            element = card.elements.get(name)
            if element is None:
                continue
            chosen = [each["value"] for each in element[0].get("options", ())]
            act = bot.fake.tick if chosen else bot.fake.press
            pressed = await act(ana, card, name, *chosen[:1])
            await bot.rest()
            assert pressed.acked and bot.fake.answered(pressed), name
            if (view := bot.fake.modal(ana)) is not None:
                await bot.fake.close_view(ana, view)


async def test_a_home_that_cannot_be_shown_holds_up_nothing(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    bot.fake.fail("views.publish", "unknown_method", EVER)
    await bot.fake.open_home(ana)
    told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    assert "Verify first" in (await bot.fake.answer(told)).words

"""Whatever a person does, and whatever goes wrong: they get to see something."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.channels.teams.running import NOTES, Bot, running
from tests.channels.teams.test_work import INCIDENT, QUESTION
from tests.fakes.teams_service import Fault
from tests.fakes.teams_world import Json, Post

Wrong = Callable[[Bot, pytest.MonkeyPatch], None]


class Cards(Fault):
    """Refuses whatever holds a card."""

    def meets(self, method: str, path: str, body: Json) -> bool:
        return super().meets(method, path, body) and bool(body.get("attachments"))


def nothing(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all be well."""


def desk(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every desk break."""

    def breaks(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(bot.house.desk._replies, "reply", breaks)


def cards(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Teams refuse every card of ours."""
    bot.fake.faults += [Cards(method, 400, 10**6, {}) for method in ("POST", "PUT")]


def busy(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Teams ask for patience now and then."""
    for status in (412, 429, 502, 504):
        bot.fake.fail(status, Retry_After="0")


everything = pytest.mark.parametrize(
    "wrong", [nothing, desk, cards, busy], ids=lambda each: each.__name__
)


@everything
async def test_every_deed_is_answered(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as bot:
        fake, rita = bot.fake, bot.fake.rita
        await fake.say(rita, "help")
        await bot.rest()
        wrong(bot, monkeypatch)
        for text in (NOTES, QUESTION, INCIDENT, "hm, not sure", ""):
            before = len(fake.seen(rita))
            await fake.say(rita, text)
            await bot.rest()
            new = [each.words for each in fake.seen(rita)[before:]]
            assert "".join(new).strip(), text
            assert not any("secret words" in each or "RuntimeError" in each for each in new)
        for place in (fake.group, fake.channel):
            before = len(fake.seen(place))
            await fake.say(rita, NOTES, place)
            await bot.rest()
            assert len(fake.seen(place)) > before, "the place reads where it was answered"


def presses(card: Post) -> set[str]:
    carried = (each.get("data") or {} for each in card.actions)
    return {str(each["press"]) for each in carried if "press" in each}


@everything
async def test_every_button_is_answered(
    wrong: Wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as bot:
        card = await bot.answer(bot.fake.rita, NOTES)
        wrong(bot, monkeypatch)
        for press in sorted(presses(card) - {"case.delete"}):
            if press not in presses(card):
                continue  # Teams has refused the card, and shows plain lines in its place
            before = [(each, each.activity) for each in bot.fake.posts]
            shown = card.action(press)["data"]
            form = {"text": "a word"} if shown.get("ask") is not None else {}
            answer = await bot.pressed(bot.fake.rita, card, press, **form)
            assert answer["value"].strip()
            after = [(each, each.activity) for each in bot.fake.posts]
            assert after != before, press

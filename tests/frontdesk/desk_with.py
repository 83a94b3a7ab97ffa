"""A front desk whose cards are kept, and what its buttons answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.casebook.links import Casebook
from bot.engines.meaning import NoMeaning
from bot.engines.no_model import NoModel
from bot.engines.recent import RecentSessions
from bot.frontdesk.desk import FrontDesk
from bot.frontdesk.gate import Gate
from bot.library.watch import Shelf
from bot.ports import ChatModel
from bot.talk.message import Message
from bot.talk.reply import Reply
from tests.casebook.holding import HeldLinks
from tests.engines.keeping import Watch

NOTES = "my notes\n- he refused to switch the camera on\n- react is fine\n- asks for USDT\n"
ANA = Message("1", NOTES, sender="U1", channel="slack", workspace="T")


class Written:
    """A ledger to read."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, Mapping[str, str | int]]] = []

    def note(self, event: str, who: str, facts: Mapping[str, str | int]) -> None:
        self.lines.append((event, who, facts))


class Kept:
    """One desk, one person, one clock."""

    def __init__(
        self,
        shelf: Shelf | None = None,
        gate: Gate | None = None,
        model: ChatModel | None = None,
    ) -> None:
        self.watch, self.ledger = Watch(), Written()
        self.links = HeldLinks(self.watch)
        self.desk = FrontDesk(
            shelf or Shelf(Path(__file__).parents[2] / "knowledge"),
            self.watch,
            RecentSessions(self.watch),
            NoMeaning(),
            "en",
            model=model or NoModel(),
            ledger=self.ledger,
            keep=timedelta(days=14),
            gate=gate,
            book=Casebook(self.links, "a key of a good length, for tests", 90),
        )

    async def say(self, message: Message = ANA) -> Reply:
        replies = [each async for each in self.desk.handle(message) if isinstance(each, Reply)]
        assert len(replies) == 1
        return replies[0]

    async def press(self, press: str, about: str, sender: str = "U1", **form: str) -> Reply:
        pressed = replace(ANA, text="", press=press, about=about, sender=sender, form=form)
        return await self.say(pressed)

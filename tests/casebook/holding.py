"""Links kept in memory, as the port promises, for tests that need no database."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ports import Clock
from bot.reading.linked import Entered, Holder


class HeldLinks:
    """Entered checks in a dictionary."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.kept: dict[str, Holder] = {}

    def keep(self, entered: Entered) -> None:
        self.kept[entered.case] = Holder(entered, self._clock.now())

    def holders(self, marks: Sequence[int], case: str = "") -> list[Holder]:
        found = []
        for holder in reversed(self.kept.values()):
            shared = holder.entered.marks & set(marks)
            if shared and holder.entered.case != case:
                found.append(replace(holder, entered=replace(holder.entered, marks=shared)))
        return found

    def drop(self, case: str) -> None:
        self.kept.pop(case, None)

import asyncio

import pytest

from bot.channels.flow import Flow, Later, Over


class Seen:
    """Takes what is shown, as well as it can."""

    def __init__(self, *troubles: Exception | None) -> None:
        self.shown: list[str] = []
        self.troubles = list(troubles)
        self.slow = 0.0

    async def put(self, text: str) -> None:
        await asyncio.sleep(self.slow)
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble:
            raise trouble
        self.shown.append(text)


async def test_the_newest_state_is_shown_and_what_came_between_is_not() -> None:
    seen = Seen()
    flow = Flow(seen.put, 0.02)
    for text in ("a", "ab", "abc"):
        flow.show(text)
    await asyncio.sleep(0.01)
    flow.show("abcd")
    await asyncio.sleep(0.05)
    await flow.end()
    assert flow.begun
    assert seen.shown == ["abc", "abcd"]


async def test_later_is_tried_again_with_the_newest() -> None:
    seen = Seen(Later(0.01))
    flow = Flow(seen.put, 0.0)
    flow.show("a")
    await asyncio.sleep(0.005)
    flow.show("ab")
    await asyncio.sleep(0.05)
    await flow.end()
    assert seen.shown == ["ab"]


@pytest.mark.parametrize("trouble", [Over(), RuntimeError("x")])
async def test_over_is_over(trouble: Exception) -> None:
    seen = Seen(trouble)
    flow = Flow(seen.put, 0.0)
    for text in ("a", "ab"):
        flow.show(text)
        await asyncio.sleep(0.01)
    await flow.end()
    assert seen.shown == []


async def test_what_is_on_its_way_arrives_before_the_end_and_nothing_after() -> None:
    seen = Seen()
    seen.slow = 0.03
    flow = Flow(seen.put, 0.0)
    flow.show("a")
    await asyncio.sleep(0.005)
    flow.show("ab")
    await flow.end()
    await asyncio.sleep(0.05)
    assert seen.shown == ["a"]


async def test_one_that_never_began_ends_at_once() -> None:
    flow = Flow(Seen().put, 0.0)
    await flow.end()
    assert not flow.begun

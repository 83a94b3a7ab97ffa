import asyncio
from collections.abc import AsyncIterator, Generator

import pytest

from bot.engines.loop import Loop


async def fail() -> None:
    raise ValueError("no")


async def count(seen: list[str]) -> AsyncIterator[int]:
    try:
        for number in range(100):
            yield number
            await asyncio.sleep(0.001)
    finally:
        seen.append("closed")


def test_what_is_done_in_it_comes_back() -> None:
    loop = Loop()
    assert loop.run(asyncio.sleep(0, "done")) == "done"
    with pytest.raises(ValueError, match="no"):
        loop.run(fail())
    loop.close()
    assert loop.run(asyncio.sleep(0, "again")) == "again"
    loop.close()


def test_who_stops_to_listen_ends_the_work() -> None:
    loop, seen = Loop(), list[str]()
    stream = loop.each(count(seen))
    assert [next(stream), next(stream)] == [0, 1]
    assert isinstance(stream, Generator)
    stream.close()
    loop.run(asyncio.sleep(0.05))
    loop.close()
    assert seen == ["closed"]


def test_closing_ends_what_still_runs() -> None:
    loop, seen = Loop(), list[str]()
    stream = loop.each(count(seen))
    next(stream)
    loop.close()
    assert seen == ["closed"]
    Loop().close()


def test_nobody_waits_longer_than_that_even_for_work_that_will_not_end() -> None:
    loop = Loop()

    async def stubborn() -> None:
        for _ in range(20):
            try:
                await asyncio.sleep(0.02)
            except asyncio.CancelledError:
                continue

    async def pieces() -> AsyncIterator[int]:
        yield 1
        await stubborn()
        yield 2

    with pytest.raises(TimeoutError):
        loop.run(stubborn(), 0.01)
    stream = loop.each(pieces(), 0.1)
    assert next(stream) == 1
    with pytest.raises(TimeoutError):
        next(stream)
    loop.run(asyncio.sleep(0.6))
    loop.close()

import asyncio
import socket
from collections.abc import Sequence

import aiohttp
import pytest
from aiohttp import web

from bot.channels.web import Service
from bot.talk.trouble import ChannelError
from tests.patience import PATIENCE


class Quiet:
    """A channel that notes what becomes of it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._over = asyncio.Event()

    async def start(self) -> None:
        self.told.append("start")

    async def run(self) -> None:
        self.told.append("run")
        await self._over.wait()
        self.told.append("ran")

    async def stop(self, grace: float) -> None:
        self.told.append("stop")
        self._over.set()

    async def tidy(self) -> None:
        self.told.append("tidy")

    def routes(self) -> Sequence[web.RouteDef]:
        async def hello(_: web.Request) -> web.Response:
            return web.Response(text="hello")

        return [web.get("/hello", hello)]


def free() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def test_channels_are_served_until_the_service_is_stopped() -> None:
    channel, port, tidied = Quiet(), free(), []
    service = Service([channel], lambda: tidied.append(1), "127.0.0.1", port)
    task = asyncio.create_task(service.run())
    async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE):
        while True:
            try:
                answer = await session.get(f"http://127.0.0.1:{port}/healthz")
                break
            except aiohttp.ClientError:
                await asyncio.sleep(0.01)
        assert (await answer.json())["ok"] is True
        assert await (await session.get(f"http://127.0.0.1:{port}/hello")).text() == "hello"
        while "tidy" not in channel.told:
            await asyncio.sleep(0.01)
    service.stop()
    await task
    assert channel.told[0] == "start" and "stop" in channel.told and tidied


async def test_an_address_in_use_is_told() -> None:
    channel = Quiet()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        service = Service([channel], lambda: None, "127.0.0.1", taken.getsockname()[1])
        with pytest.raises(ChannelError, match="DESKCHECK_LISTEN"):
            await service.run()
    assert channel.told == ["start", "stop"]


async def test_a_try_connects_and_ends() -> None:
    channel = Quiet()
    await Service([channel], lambda: None, "127.0.0.1", free()).run(once=True)
    assert channel.told == ["start", "stop"]


class Stuck(Quiet):
    """A channel whose platform does not answer."""

    async def start(self) -> None:
        await super().start()
        await asyncio.Event().wait()


async def test_a_stop_while_a_platform_does_not_answer_ends_at_once() -> None:
    first, stuck = Quiet(), Stuck()
    service = Service([first, stuck], lambda: None, "127.0.0.1", free())
    task = asyncio.create_task(service.run())
    await asyncio.sleep(0.05)
    service.stop()
    async with asyncio.timeout(PATIENCE):
        await task
    assert first.told == ["start", "stop"] and stuck.told == ["start"]


class Broken(Quiet):
    """A channel that cannot tidy, and tells how it is."""

    async def tidy(self) -> None:
        await super().tidy()
        raise ValueError("not today")

    def health(self) -> dict[str, object]:
        return {"socket_age": 7}


async def test_what_goes_wrong_in_tidying_stops_nothing_and_health_is_told() -> None:
    channel, port = Broken(), free()
    service = Service([channel], lambda: None, "127.0.0.1", port)
    task = asyncio.create_task(service.run())
    async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE):
        while "tidy" not in channel.told:
            await asyncio.sleep(0.01)
        answer = await session.get(f"http://127.0.0.1:{port}/healthz")
        assert await answer.json() == {"ok": True, "socket_age": 7}
    service.stop()
    await task


class Ending(Quiet):
    """A channel whose work ends though nobody stopped it."""

    def routes(self) -> Sequence[web.RouteDef]:
        return []

    async def run(self) -> None:
        raise ValueError("something that quotes a profile")


async def test_a_part_that_ends_by_itself_ends_the_service_for_it_to_be_started_again() -> None:
    first, ending = Quiet(), Ending()
    service = Service([first, ending], lambda: None, "127.0.0.1", free())
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(ChannelError, match="started again") as raised:
            await service.run()
    assert "profile" not in str(raised.value) and first.told[-1] in ("stop", "ran")


class Slow(Quiet):
    """A channel that notes how long it is given."""

    async def stop(self, grace: float) -> None:
        self.told.append(f"{grace}")
        await super().stop(grace)


async def test_channels_are_given_the_time_that_is_set() -> None:
    channel = Slow()
    service = Service([channel], lambda: None, "127.0.0.1", free(), grace=7)
    task = asyncio.create_task(service.run())
    await asyncio.sleep(0.05)
    service.stop()
    await task
    assert "7" in channel.told

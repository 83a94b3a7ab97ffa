import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Sequence

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.probes import Probes
from bot.talk.condition import Condition
from tests.patience import PATIENCE

WELL = Condition("library", "ok", "", {"library_hash": "e22257106b06"})
Client = TestClient[web.Request, web.Application]


class Socket:
    """A channel that is heard or not."""

    state: Condition = Condition("slack", "ok", "socket", {"socket_age_seconds": 7})

    def health(self) -> dict[str, object]:
        return {"slack": "socket"}

    def condition(self) -> Condition:
        return self.state


@contextlib.asynccontextmanager
async def asked(probes: Probes, channels: Sequence[object] = ()) -> AsyncIterator[Client]:
    probes.watch(channels)
    app = web.Application()
    app.add_routes(probes.routes())
    async with TestClient(TestServer(app)) as client:
        yield client


def made(look: Callable[[], Sequence[Condition]], **given: float) -> Probes:
    def scrape(conditions: Sequence[Condition]) -> tuple[bytes, str]:
        return "+".join(each.part for each in conditions).encode(), "text/plain"

    return Probes(look, scrape, **given)


async def test_who_is_well_says_so_with_the_hash_of_the_library() -> None:
    async with asked(made(lambda: [WELL]), [Socket(), object()]) as client:
        answer = await client.get("/readyz")
        assert answer.status == 200 and answer.content_type == "application/json"
        told = await answer.json()
        assert told["ready"] is True and told["not_ready"] == told["weak"] == []
        assert told["parts"]["library"] == {"state": "ok", "library_hash": "e22257106b06"}
        assert told["parts"]["slack"]["socket_age_seconds"] == 7
        assert await (await client.get("/healthz")).json() == {"ok": True, "slack": "socket"}
        assert await (await client.get("/metrics")).text() == "library+slack"


async def test_what_is_not_ready_is_named(caplog: pytest.LogCaptureFixture) -> None:
    parts = [WELL, Condition("index", "down", "preparing"), Condition("database", "weak", "disk")]
    slack = Socket()
    slack.state = Condition("slack", "down", "no socket")
    async with asked(made(lambda: parts), [slack]) as client:
        answer = await client.get("/readyz")
        told = await answer.json()
        assert answer.status == 503
        assert told["not_ready"] == ["index", "slack"] and told["weak"] == ["database"]
        await client.get("/readyz")
        assert (await client.get("/healthz")).status == 200  # to start it again would not help
    assert caplog.text.count("parts=index+slack") == 1  # told once, not at every look


async def test_who_is_stopping_is_not_ready() -> None:
    probes = made(lambda: [WELL])
    async with asked(probes) as client:
        probes.stopping()
        answer = await client.get("/readyz")
        assert answer.status == 503 and (await answer.json())["not_ready"] == ["stopping"]


async def test_a_look_that_breaks_is_told_without_what_broke() -> None:
    def look() -> list[Condition]:
        raise ValueError("Jane Roe")

    async with asked(made(look)) as client:
        answer = await client.get("/readyz")
        assert answer.status == 503 and "Jane" not in await answer.text()
        assert (await client.get("/metrics")).status == 200


async def test_a_look_that_hangs_takes_one_thread_however_many_ask() -> None:
    go, looks = threading.Event(), []

    def look() -> list[Condition]:
        looks.append(1)
        go.wait(10)
        return [WELL]

    async with asked(made(look, patience=0.05, fresh=0)) as client:
        answers = await asyncio.gather(*(client.get("/readyz") for _ in range(20)))
        assert {each.status for each in answers} == {503}
        assert (await answers[0].json())["parts"]["database"]["told"] == "slow"
        assert len(looks) == 1
        go.set()
        async with asyncio.timeout(PATIENCE):
            while (await client.get("/readyz")).status != 200:
                await asyncio.sleep(0.01)


async def test_where_a_look_takes_long_the_one_before_is_told_for_a_while() -> None:
    go, looks = threading.Event(), []

    def look() -> list[Condition]:
        looks.append(1)
        if len(looks) > 1:
            go.wait(10)
        return [WELL]

    async with asked(made(look, patience=0.05, fresh=0)) as client:
        assert (await client.get("/readyz")).status == 200
        assert (await client.get("/readyz")).status == 200 and len(looks) == 2
        go.set()


async def test_a_look_is_good_for_a_moment() -> None:
    looks: list[int] = []

    def look() -> list[Condition]:
        looks.append(1)
        return [WELL]

    async with asked(made(look, fresh=60)) as client:
        for path in ("/readyz", "/metrics", "/readyz"):
            assert (await client.get(path)).status == 200
    assert len(looks) == 1

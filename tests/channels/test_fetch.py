from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.channels.fetch import MOST, Wanted, fetch
from bot.library.wording import ENGLISH

ASKED: list[tuple[str, str]] = []


async def _file(request: web.Request) -> web.StreamResponse:
    ASKED.append((request.path, request.headers.get("Authorization", "")))
    match request.match_info["name"]:
        case "cv.txt":
            return web.Response(body=b"a CV")
        case "page":
            return web.Response(text="<html>", content_type="text/html")
        case "large":
            return web.Response(body=b"x" * (MOST + 10))
        case "moved":
            raise web.HTTPFound(f"http://localhost:{request.url.port}/cv.txt")
        case "round":
            raise web.HTTPFound("/round")
    return web.Response(status=404 if request.match_info["name"] == "gone" else 500)


@pytest.fixture
async def base() -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes([web.get("/{name}", _file)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ASKED.clear()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_file_comes_with_its_bytes_and_our_key_goes_to_nobody_else(base: str) -> None:
    wanted = [
        Wanted(name, f"{base}/{name}", late="late", headers={"Authorization": "key"})
        for name in ("cv.txt", "moved")
    ]
    assert [(each.data, each.trouble) for each in await fetch(wanted, ENGLISH)] == [
        (b"a CV", ""), (b"a CV", ""),
    ]  # fmt: skip
    assert sorted(ASKED) == [("/cv.txt", ""), ("/cv.txt", "key"), ("/moved", "key")]


@pytest.mark.parametrize(
    ("name", "told"),
    [("page", "a page"), ("large", "10 MB"), ("round", "late"), ("gone", "no longer there"),
     ("broken", "late")],
)  # fmt: skip
async def test_what_does_not_come_says_why(name: str, told: str, base: str) -> None:
    wanted = Wanted(name, f"{base}/{name}", late="late", page="a page")
    (found,) = await fetch([wanted], ENGLISH)
    assert found.data == b"" and told in found.trouble


async def test_what_is_not_wanted_is_not_asked_for(base: str) -> None:
    wanted = [
        Wanted("a", f"{base}/cv.txt", trouble="no"),
        Wanted("b", f"{base}/cv.txt", size=MOST + 1),
        Wanted("c", "no address", late="late"),
    ]
    found = await fetch(wanted, ENGLISH)
    assert [each.trouble[:12] for each in found] == ["no", "is larger th", "late"]
    assert ASKED == []


async def test_nobody_sends_us_from_a_safe_way_to_another(base: str) -> None:
    (found,) = await fetch([Wanted("x", "https://127.0.0.1:9/x", late="late")], ENGLISH)
    assert found.trouble == "late"


async def test_ten_files_are_read_and_the_rest_named(base: str) -> None:
    wanted = [Wanted(f"{at}", f"{base}/cv.txt") for at in range(12)]
    found = await fetch(wanted, ENGLISH)
    assert [bool(each.data) for each in found] == [True] * 10 + [False] * 2
    assert "ten files" in found[11].trouble and len(ASKED) == 10

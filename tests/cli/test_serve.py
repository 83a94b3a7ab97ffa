import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.channels.slack.child import Child, free
from tests.channels.slack.running import NOTES
from tests.cli.running import deskcheck
from tests.fakes.slack_api import FakeSlack


def test_with_nothing_configured_it_says_what_is_missing_and_how_to_try() -> None:
    done = deskcheck("serve")
    assert done.returncode == 1
    assert "DESKCHECK_SLACK_BOT_TOKEN" in done.stderr and "deskcheck chat" in done.stderr


@pytest.mark.parametrize(
    ("mode", "named"),
    [("socket", "DESKCHECK_SLACK_APP_TOKEN"), ("http", "DESKCHECK_SLACK_SIGNING_SECRET")],
)
def test_what_a_mode_needs_is_asked_for(tmp_path: Path, mode: str, named: str) -> None:
    done = deskcheck(
        "serve", DESKCHECK_SLACK_BOT_TOKEN="xoxb-1", DESKCHECK_SLACK_MODE=mode,
        DESKCHECK_EMBEDDINGS="off", DESKCHECK_DATABASE=f"sqlite:///{tmp_path / 'a.db'}",
        DESKCHECK_INDEX=str(tmp_path / "index"),
    )  # fmt: skip
    assert done.returncode == 1 and named in done.stderr and "Traceback" not in done.stderr


@pytest.fixture
async def fake() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as made:
        yield made


def clean(child: Child) -> str:
    """What it logged, in which nobody finds a traceback or a candidate's words."""
    log = child.log.decode()
    for each in ("Traceback", "switch the camera", "Unclosed", "never awaited", "was destroyed"):
        assert each not in log, log
    return log


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_serves_slack_until_it_is_told_to_stop(
    mode: str, fake: FakeSlack, tmp_path: Path
) -> None:
    child, ana = Child(fake, tmp_path, mode), fake.user("ana")
    await child.up()
    told = await fake.say(ana, fake.dm(ana), NOTES)
    answer = await fake.answer(told, limit=20)
    assert "Verify first" in answer.words
    assert await child.stop() == 0
    assert "service.ready" in clean(child)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_stop_in_the_middle_of_work_finishes_it_first(
    mode: str, fake: FakeSlack, tmp_path: Path
) -> None:
    child, ana = Child(fake, tmp_path, mode), fake.user("ana")
    await child.up()
    fake.delay("chat.postMessage", 1.0)
    told = await fake.say(ana, fake.dm(ana), NOTES)
    assert told.acked
    assert await child.stop() == 0
    assert fake.answered(told) and len(fake.messages(ana)) == 2
    clean(child)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_slack_that_is_away_at_the_start_is_told(
    mode: str, fake: FakeSlack, tmp_path: Path
) -> None:
    child = Child(fake, tmp_path, mode)
    child.given = {"DESKCHECK_SLACK_API_URL": f"http://127.0.0.1:{free()}/api/"}
    await child.begin()
    assert await child.over() == 1
    assert "Slack cannot be reached" in clean(child)
    child.given = {}
    fake.down("auth.test")
    await child.begin()
    assert await child.over() == 1
    assert "it may be down" in clean(child)


@pytest.mark.parametrize(
    ("mode", "setting"),
    [
        ("http", "DESKCHECK_SLACK_BOT_TOKEN"), ("socket", "DESKCHECK_SLACK_BOT_TOKEN"),
        ("socket", "DESKCHECK_SLACK_APP_TOKEN"),
    ],
)  # fmt: skip
async def test_a_wrong_token_is_told_with_its_setting(
    mode: str, setting: str, fake: FakeSlack, tmp_path: Path
) -> None:
    child = Child(fake, tmp_path, mode, given={setting: "xoxb-of-another"})
    await child.begin()
    assert await child.over() == 1
    log = clean(child)
    assert f"{setting} is not valid" in log and "xoxb-of-another" not in log


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_port_that_is_taken_is_told(mode: str, fake: FakeSlack, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        child = Child(fake, tmp_path, mode, port=taken.getsockname()[1])
        await child.begin()
        assert await child.over() == 1
    assert "DESKCHECK_LISTEN" in clean(child)
    assert not fake.sockets.links


async def test_a_stop_while_slack_does_not_answer_ends_it(fake: FakeSlack, tmp_path: Path) -> None:
    child = Child(fake, tmp_path)
    fake.delay("auth.test", 60)
    await child.begin()
    async with asyncio.timeout(60):
        while not fake.busy:
            await asyncio.sleep(0.02)
    assert await child.stop() == 0
    clean(child)


async def test_over_a_socket_a_second_one_is_refused(fake: FakeSlack, tmp_path: Path) -> None:
    child, second = Child(fake, tmp_path, "socket"), Child(fake, tmp_path, "socket")
    await child.up()
    await second.begin()
    assert await second.over(60) == 1
    assert "Another Deskcheck works with the database" in clean(second)
    assert fake.sockets.opened == 1
    assert await child.stop() == 0

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier

from bot.channels.teams.serve import Teams
from bot.cli.serve import teams
from bot.settings import Settings
from bot.talk.trouble import DeskcheckError
from bot.wiring import House, house
from tests.channels.slack.child import Child, free
from tests.channels.slack.running import NOTES
from tests.cli.running import ROOT, deskcheck
from tests.fakes.slack_api import FakeSlack

TEAMS = {"teams_app_id": "app", "teams_app_password": "secret", "teams_tenant": "tenant"}


def given(**values: Any) -> Settings:
    return Settings(**values)


@pytest.fixture
def made(tmp_path: Path) -> House:
    database = f"sqlite:///{tmp_path}/d.db"
    return house(given(index=tmp_path / "index", database=database, embeddings="off"))


def test_with_nothing_configured_it_says_what_is_missing_and_how_to_try() -> None:
    done = deskcheck("serve")
    assert done.returncode == 1
    assert "DESKCHECK_SLACK_BOT_TOKEN" in done.stderr and "deskcheck chat" in done.stderr
    assert "DESKCHECK_TEAMS_APP_ID" in done.stderr


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


Start = Callable[..., Child]


@pytest.fixture
async def start(fake: FakeSlack, tmp_path: Path) -> AsyncIterator[Start]:
    """Makes processes, none of which outlives its test."""
    async with contextlib.AsyncExitStack() as stack:
        made: list[Child] = []

        def start(mode: str = "http", **more: Any) -> Child:
            made.append(Child(fake, tmp_path, mode, **more))
            return made[-1]

        yield start
        for each in made:
            await stack.enter_async_context(each)


def clean(child: Child) -> str:
    """What it logged, in which nobody finds a traceback or a candidate's words."""
    log = child.log.decode()
    for each in ("Traceback", "switch the camera", "Unclosed", "never awaited", "was destroyed"):
        assert each not in log, log
    return log


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_serves_slack_until_it_is_told_to_stop(
    mode: str, fake: FakeSlack, start: Start
) -> None:
    child, ana = start(mode), fake.user("ana")
    await child.up()
    told = await fake.say(ana, fake.dm(ana), NOTES)
    answer = await fake.answer(told)
    assert "Verify first" in answer.words
    assert await child.stop() == 0
    assert "service.ready" in clean(child)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_stop_in_the_middle_of_work_finishes_it_first(
    mode: str, fake: FakeSlack, start: Start
) -> None:
    child, ana = start(mode), fake.user("ana")
    await child.up()
    fake.delay("chat.postMessage", 1.0)
    told = await fake.say(ana, fake.dm(ana), NOTES)
    assert told.acked
    assert await child.stop() == 0
    assert fake.answered(told) and len(fake.messages(ana)) == 2
    clean(child)


async def test_what_takes_longer_than_it_is_given_is_handed_back_and_worked_at_the_next_start(
    fake: FakeSlack, start: Start
) -> None:
    child, ana = start(given={"DESKCHECK_GRACE": "1"}), fake.user("ana")
    await child.up()
    fake.delay("chat.postMessage", 60)
    told = await fake.say(ana, fake.dm(ana), NOTES)
    assert told.acked
    async with asyncio.timeout(30):
        while not fake.busy:
            await asyncio.sleep(0.02)
    assert await child.stop() == 0  # within half of that minute
    assert not fake.answered(told)
    fake.delay("chat.postMessage", 0)
    await child.up()
    assert "Verify first" in (await fake.answer(told)).words
    assert await child.stop() == 0
    clean(child)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_slack_that_is_away_at_the_start_is_told(
    mode: str, fake: FakeSlack, start: Start
) -> None:
    child = start(mode)
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
    mode: str, setting: str, fake: FakeSlack, start: Start
) -> None:
    child = start(mode, given={setting: "xoxb-of-another"})
    await child.begin()
    assert await child.over() == 1
    log = clean(child)
    assert f"{setting} is not valid" in log and "xoxb-of-another" not in log


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_a_port_that_is_taken_is_told(mode: str, fake: FakeSlack, start: Start) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        child = start(mode, port=taken.getsockname()[1])
        await child.begin()
        assert await child.over() == 1
    assert "DESKCHECK_LISTEN" in clean(child)
    assert not fake.sockets.links


async def test_a_stop_while_slack_does_not_answer_ends_it(fake: FakeSlack, start: Start) -> None:
    child = start()
    fake.delay("auth.test", 60)
    await child.begin()
    async with asyncio.timeout(60):
        while not fake.busy:
            await asyncio.sleep(0.02)
    assert await child.stop() == 0
    clean(child)


async def test_over_a_socket_a_second_one_is_refused(fake: FakeSlack, start: Start) -> None:
    child, second = start("socket"), start("socket")
    await child.up()
    await second.begin()
    assert await second.over(60) == 1
    assert "Another Deskcheck works with the database" in clean(second)
    assert fake.sockets.opened == 1
    assert await child.stop() == 0


CANARY = "Jane Roe"
PASTED = f"{NOTES}- {CANARY}, jane.roe@example.com, +49 30 1234567\n"


async def test_what_is_pasted_stands_in_no_log_and_no_metric(fake: FakeSlack, start: Start) -> None:
    """Pasted text, names and what an exception says are told to nobody who watches."""
    child, ana = start(given={"DESKCHECK_LIMIT": "2"}), fake.user("ana")
    await child.up()
    told = await fake.say(ana, fake.dm(ana), PASTED)
    assert "Verify first" in (await fake.answer(told)).words
    for _ in range(2):
        await fake.answer(await fake.say(ana, fake.dm(ana), PASTED))
    odd = f'{{"type": "event_callback", "event": {{"type": "message", "channel": ["{CANARY}"]}}}}'
    home = f"http://127.0.0.1:{child.port}"
    async with aiohttp.ClientSession() as session:
        signed = {
            "X-Slack-Request-Timestamp": str(int(time.time())), "Content-Type": "application/json",
        }  # fmt: skip
        signed["X-Slack-Signature"] = str(
            SignatureVerifier(fake.secret).generate_signature(
                timestamp=signed["X-Slack-Request-Timestamp"], body=odd
            )
        )
        await session.post(fake.bot_url, data=odd, headers=signed)
        assert (await session.post(fake.bot_url, data=CANARY)).status == 401
        await fake.quiet(0.5)
        ready = await session.get(f"{home}/readyz")
        assert ready.status == 200, await ready.text()
        metrics = await (await session.get(f"{home}/metrics")).text()
    assert 'deskcheck_events_received_total{channel="slack"} 3.0' in metrics
    assert 'deskcheck_refusals_total{reason="too-many"} 1.0' in metrics
    assert 'deskcheck_refusals_total{reason="unsigned"} 1.0' in metrics
    assert 'desk="check",outcome="answered"' in metrics
    assert await child.stop() == 0
    log = clean(child)
    for line in log.splitlines():
        assert json.loads(line)["event"]
    assert "work.done" in log
    for each in (*PASTED.split("\n- ")[1:], CANARY, "jane.roe", "1234567", ana.id, fake.token):
        assert each.strip() not in log + metrics + await ready.text()


@pytest.mark.parametrize("missing", ["teams_app_password", "teams_tenant"])
def test_teams_does_not_start_without_its_credentials(missing: str, made: House) -> None:
    kept = {key: value for key, value in TEAMS.items() if key != missing}
    with pytest.raises(DeskcheckError, match=f"DESKCHECK_{missing.upper()}"):
        teams(given(**kept), made)
    made.store.close()


def test_teams_starts_with_them_or_with_a_managed_identity(made: House) -> None:
    assert isinstance(teams(given(**TEAMS), made), Teams)
    managed = given(teams_app_id="app", teams_tenant="tenant", teams_auth="managed-identity")
    assert isinstance(teams(managed, made), Teams)
    made.store.close()


@pytest.mark.parametrize("listen", ["0.0.0.0:3978", "10.0.0.7:3978", "desk.example:80"])
def test_unsigned_requests_are_taken_on_this_machine_alone(listen: str, made: House) -> None:
    with pytest.raises(DeskcheckError, match="loopback"):
        teams(given(teams_dev=1, listen=listen), made)
    made.store.close()


def test_the_development_switch_works_on_a_loopback_address(made: House) -> None:
    for listen in ("127.0.0.1:3978", "localhost:3978", "[::1]:3978"):
        assert isinstance(teams(given(teams_dev=1, listen=listen), made), Teams)
    made.store.close()


def test_it_starts_and_stops(tmp_path: Path) -> None:
    environment = {
        **os.environ, "DESKCHECK_TEAMS_DEV": "1", "DESKCHECK_LISTEN": "127.0.0.1:0",
        "DESKCHECK_INDEX": str(tmp_path / "index"), "DESKCHECK_EMBEDDINGS": "off",
        "DESKCHECK_DATABASE": f"sqlite:///{tmp_path}/d.db",
    }  # fmt: skip
    command = [sys.executable, "-m", "bot", "serve"]
    told = subprocess.run(
        [*command, "--try"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout) == (0, "Teams: Deskcheck is let in.\n"), told.stderr
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        for line in run.stderr:
            if "service.ready" in line:
                run.send_signal(signal.SIGTERM)
        assert run.wait(30) == 0

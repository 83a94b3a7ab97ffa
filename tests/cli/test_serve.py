import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.channels.teams.serve import Teams
from bot.cli.serve import teams
from bot.settings import Settings
from bot.talk.trouble import DeskcheckError
from bot.wiring import House, house
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


async def test_it_serves_slack_until_it_is_told_to_stop(tmp_path: Path) -> None:
    async with FakeSlack() as fake:
        ana = fake.user("ana")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", cwd=ROOT, stderr=asyncio.subprocess.PIPE,
            env={
                "PATH": "/usr/bin:/bin", "DESKCHECK_EMBEDDINGS": "off",
                "DESKCHECK_SLACK_BOT_TOKEN": fake.token,
                "DESKCHECK_SLACK_APP_TOKEN": fake.app_token,
                "DESKCHECK_SLACK_API_URL": fake.api, "DESKCHECK_LISTEN": "127.0.0.1:0",
                "DESKCHECK_DATABASE": f"sqlite:///{tmp_path / 'a.db'}",
                "DESKCHECK_INDEX": str(tmp_path / "index"),
            },
        )  # fmt: skip
        async with asyncio.timeout(50):
            while not fake.sockets.opened:
                await asyncio.sleep(0.05)
            told = await fake.say(ana, fake.dm(ana), NOTES)
            answer = await fake.answer(told, limit=20)
            assert "Verify first" in answer.words
            process.send_signal(signal.SIGTERM)
            _, said = await process.communicate()
        assert process.returncode == 0
        log = said.decode()
        assert "Traceback" not in log and "switch the camera" not in log


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

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.channels.slack.running import NOTES
from tests.cli.running import ROOT, deskcheck
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

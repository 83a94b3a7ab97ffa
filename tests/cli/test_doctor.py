import asyncio
import json
import re
from pathlib import Path

import pytest

from bot.engines.database import Database
from tests.channels.slack.child import Child, free
from tests.cli.running import deskcheck
from tests.fakes.chat_server import chat_server
from tests.fakes.slack_api import FakeSlack


def kept(folder: Path) -> dict[str, str]:
    return {
        "DESKCHECK_EMBEDDINGS": "off", "DESKCHECK_INDEX": str(folder / "index"),
        "DESKCHECK_DATABASE": f"sqlite:///{folder / 'a.db'}",
        "DESKCHECK_LISTEN": f"127.0.0.1:{free()}",
    }  # fmt: skip


def test_without_slack_it_looks_at_the_house_and_makes_nothing(tmp_path: Path) -> None:
    done = deskcheck("doctor", **kept(tmp_path))
    assert done.returncode == 0, done.stdout
    for about in ("settings", "key", "database", "index", "knowledge", "model"):
        assert f"ok    {about} " in done.stdout
    assert "warn  slack " in done.stdout and "docs/slack.md" in done.stdout
    assert "warn  teams " in done.stdout and "docs/teams.md" in done.stdout
    for about in ("disk", "clock", "listen"):
        assert f"ok    {about} " in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_cannot_be_used_is_told() -> None:
    done = deskcheck("doctor", "--json", DESKCHECK_LANGUAGE="fr")
    assert done.returncode == 1 and "DESKCHECK_LANGUAGE" in done.stdout
    assert not json.loads(done.stdout)["ok"]


def test_a_broken_knowledge_folder_is_told(tmp_path: Path) -> None:
    done = deskcheck("doctor", DESKCHECK_KNOWLEDGE=str(tmp_path / "none"), **kept(tmp_path))
    assert done.returncode == 1
    assert "fail  knowledge" in done.stdout and "deskcheck knowledge lint" in done.stdout
    assert re.search(r"1 of \d+ things do not work", done.stderr)
    assert "Traceback" not in done.stderr


def test_the_chat_model_is_looked_at_and_asked_only_when_that_is_wanted(tmp_path: Path) -> None:
    with chat_server() as server:
        server.answer = lambda asked: '{"word": "ready"}'
        given = {"DESKCHECK_MODEL": "openai:x", "DESKCHECK_MODEL_URL": f"{server.url}/v1"}
        done = deskcheck("doctor", **given, **kept(tmp_path))
        assert done.returncode == 0 and "doctor --live" in done.stdout and not server.seen
        assert "Today 0 tokens were used of 2,000,000." in done.stdout
        done = deskcheck("doctor", "--live", **given, **kept(tmp_path))
        assert done.returncode == 0 and "answers." in done.stdout and len(server.seen) == 1


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_slack_is_looked_at_as_the_settings_have_it(mode: str, tmp_path: Path) -> None:
    async with FakeSlack() as fake:
        given = Child(fake, tmp_path, mode).settings
        done = await asyncio.to_thread(deskcheck, "doctor", "--json", **given)
        assert done.returncode == 0, done.stdout + done.stderr
        lines = json.loads(done.stdout)["lines"]
        said = {each["about"]: each["level"] for each in lines}
        assert said["slack.token"] == "ok" and said["slack.events"] == "look"
        assert ("slack.socket" in said) is (mode == "socket")
        fake.scopes.discard("im:history")
        done = await asyncio.to_thread(deskcheck, "doctor", **given)
        assert done.returncode == 1 and "im:history is missing" in done.stdout


def test_a_slip_of_the_finger_and_a_weak_key_are_seen(tmp_path: Path) -> None:
    done = deskcheck(
        "doctor",
        "--json",
        DESKCHECK_KEY="xyz" * 20,  # no letter of a hash, which is told as well
        DESKCHECK_LANGAUGE="de",
        DESKCHECK_SERVICE_HOST="10.0.0.1",
        **kept(tmp_path),
    )
    lines = json.loads(done.stdout)["lines"]
    said = {each["about"]: each for each in lines if each["level"] != "ok"}
    assert "DESKCHECK_LANGAUGE" in said["settings"]["told"]
    assert said["settings"]["fix"] == "Perhaps DESKCHECK_LANGUAGE?"
    assert said["key"]["level"] == "warn" and "xyz" not in done.stdout
    assert all(each["fix"] for each in said.values())


def test_a_database_that_others_can_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Database(f"sqlite:///{tmp_path / 'a.db'}").close()
    assert deskcheck("doctor", **kept(tmp_path)).returncode == 0, "it is made for one account"
    (tmp_path / "a.db").chmod(0o644)
    done = deskcheck("doctor", **kept(tmp_path))
    assert done.returncode == 1 and f"chmod 600 {tmp_path / 'a.db'}" in done.stdout

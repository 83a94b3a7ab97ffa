import copy
import json
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator
from referencing import Registry

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "manifests" / "teams"
SCHEMA = ROOT / "tests" / "data" / "schemas" / "teams-manifest.schema.json"
PLACEHOLDER = "00000000-0000-0000-0000-000000000000"
APP = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
# Every field that is used, with the version of the manifest that brought it. What Microsoft's page
# on 1.17 describes is counted as 1.17; 1.27 is told by its page on the newer ones ("Added a new
# command type and a new property prompt under bots commands").
SINCE = {
    "$schema": 17, "manifestVersion": 17, "version": 17, "id": 17, "developer.name": 17,
    "developer.websiteUrl": 17, "developer.privacyUrl": 17, "developer.termsOfUseUrl": 17,
    "name.short": 17, "name.full": 17, "description.short": 17, "description.full": 17,
    "icons.color": 17, "icons.outline": 17, "accentColor": 17, "permissions": 17,
    "validDomains": 17,
    "bots.botId": 17, "bots.scopes": 17, "bots.supportsFiles": 17, "bots.isNotificationOnly": 17,
    "bots.commandLists.scopes": 17, "bots.commandLists.commands.title": 17,
    "bots.commandLists.commands.description": 17, "bots.commandLists.commands.type": 27,
    "bots.commandLists.commands.prompt": 27, "composeExtensions.botId": 17,
    "composeExtensions.commands.id": 17, "composeExtensions.commands.type": 17,
    "composeExtensions.commands.title": 17, "composeExtensions.commands.description": 17,
    "composeExtensions.commands.context": 17, "composeExtensions.commands.fetchTask": 17,
}  # fmt: skip


def manifest() -> dict[str, Any]:
    found = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def wrong(given: dict[str, Any]) -> list[str]:
    """Tell what the copied schema, which is 1.29's, does not allow."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    newest = schema["properties"]["manifestVersion"]["const"]
    registry: Registry[Any] = Registry()
    judge = Draft4Validator(schema, registry=registry)
    return [each.message for each in judge.iter_errors({**given, "manifestVersion": newest})]


def fields(value: object, path: str = "") -> set[str]:
    if isinstance(value, dict):
        return {each for key, inside in value.items() for each in fields(inside, f"{path}.{key}")}
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return {each for inside in value for each in fields(inside, path)}
    return {path.lstrip(".")}


def test_microsofts_own_schema_takes_it() -> None:
    assert wrong(manifest()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("bots", 0, "scopes"), ["everywhere"]),
        (("bots", 0, "commandLists", 0, "commands", 0, "title"), "x" * 129),
        (("bots", 0, "supportFiles"), True),
        (("description", "short"), "x" * 81),
        (("composeExtensions", 0, "commands", 0, "type"), "press"),
        (("id",), "deskcheck"),
    ],
)
def test_the_schema_would_find_a_mistake(path: tuple[str | int, ...], value: object) -> None:
    spoilt = copy.deepcopy(manifest())
    place: Any = spoilt
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert wrong(spoilt)


def test_it_declares_the_lowest_version_that_has_every_field() -> None:
    made = manifest()
    assert fields(made) == set(SINCE)
    lowest = f"1.{max(SINCE.values())}"
    assert made["manifestVersion"] == lowest
    assert made["$schema"].split("/")[-2] == f"v{lowest}"


def test_older_clients_limits_on_titles_are_kept_too() -> None:
    for listed in manifest()["bots"][0]["commandLists"]:
        assert len(listed["commands"]) <= 12
        for each in listed["commands"]:
            assert len(each["title"]) <= 32 and len(each["description"]) <= 128
            assert each["type"] == "prompt" and 0 < len(each["prompt"]) <= 4000


def test_people_reach_it_everywhere_and_send_it_files_and_messages() -> None:
    made = manifest()
    (bot,) = made["bots"]
    assert bot["scopes"] == ["personal", "team", "groupChat"] and bot["supportsFiles"]
    scopes = [scope for listed in bot["commandLists"] for scope in listed["scopes"]]
    assert sorted(scopes) == sorted(bot["scopes"])
    (command,) = made["composeExtensions"][0]["commands"]
    assert (command["id"], command["type"], command["context"]) == (
        "checkMessage", "action", ["message"],
    )  # fmt: skip


def test_it_asks_for_little() -> None:
    made = manifest()
    assert made["permissions"] == ["messageTeamMembers"] and made["validDomains"] == []
    assert "webApplicationInfo" not in made and "authorization" not in made


def test_checks_are_not_offered_where_others_read() -> None:
    for listed in manifest()["bots"][0]["commandLists"]:
        if listed["scopes"] != ["personal"]:
            assert not any("profile" in each["prompt"] for each in listed["commands"])


@pytest.mark.parametrize(("name", "size"), [("color", 192), ("outline", 32)])
def test_icons_are_as_large_as_teams_wants_them(name: str, size: int) -> None:
    content = (FOLDER / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG") and struct.unpack(">II", content[16:24]) == (size, size)
    assert content[25] == 6  # with transparency


def pack(tmp_path: Path, app_id: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script in a copy of its folders."""
    for name in (
        ".ci/teams_package.py",
        *(f"manifests/teams/{each.name}" for each in FOLDER.iterdir()),
    ):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return subprocess.run(
        [sys.executable, tmp_path / ".ci" / "teams_package.py"],
        env={"DESKCHECK_TEAMS_APP_ID": app_id}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_package_holds_the_apps_id_and_nothing_else(tmp_path: Path) -> None:
    assert pack(tmp_path, APP).returncode == 0
    with ZipFile(tmp_path / "dist" / "deskcheck-teams.zip") as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        written = package.read("manifest.json").decode()
    assert written.count(APP) == 3 and PLACEHOLDER not in written
    assert wrong(json.loads(written)) == []


@pytest.mark.parametrize("app_id", ["", "my-app"])
def test_without_an_id_it_says_what_to_set(tmp_path: Path, app_id: str) -> None:
    done = pack(tmp_path, app_id)
    assert done.returncode == 1 and "DESKCHECK_TEAMS_APP_ID" in done.stderr
    assert not (tmp_path / "dist").exists()

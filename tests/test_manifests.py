import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "tests" / "data" / "schemas"
RAW = "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas"
SOCKET, HTTP = "manifest.yaml", "manifest-http.yaml"
PAGE = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")
# What Slack sends only to an app that has the scope.
SCOPE_OF = {"app_mention": "app_mentions:read", "message.im": "im:history", "app_home_opened": ""}


def read(name: str) -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "manifests" / "slack" / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def judge() -> Draft7Validator:
    """Return a validator that knows the copied schemas and fetches nothing."""
    known: list[tuple[str, Resource[Any]]] = []
    for version in ("1.0.0", "2.0.0"):
        text = (SCHEMAS / f"slack-manifest.schema.{version}.json").read_text(encoding="utf-8")
        name = f"{RAW}/manifest.schema.{version}.json"
        known.append((name, Resource.from_contents(json.loads(text))))
    whole = json.loads((SCHEMAS / "slack-manifest.schema.json").read_text(encoding="utf-8"))
    registry: Registry[Any] = Registry().with_resources(known)
    return Draft7Validator(whole, registry=registry)


def wrong(manifest: dict[str, Any]) -> list[str]:
    return [each.message for each in judge().iter_errors(manifest)]


@pytest.fixture(params=[SOCKET, HTTP])
def manifest(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


def test_slacks_own_schema_takes_it(manifest: dict[str, Any]) -> None:
    assert wrong(manifest) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("features", "agent_view", "agent_description"), "x" * 301),
        (("features", "agent_view", "suggested_prompts"), [{"title": "x", "message": "x"}] * 5),
        (("features", "agent_view", "assistant_description"), "x"),
        (("display_information", "description"), "x" * 141),
        (("settings", "socket_mode_enabled"), "yes"),
    ],
)
def test_the_schema_would_find_a_mistake(path: tuple[str, ...], value: object) -> None:
    spoilt = copy.deepcopy(read(SOCKET))
    place = spoilt
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert wrong(spoilt)


def test_slacks_limits_are_kept(manifest: dict[str, Any]) -> None:
    about, features = manifest["display_information"], manifest["features"]
    assert manifest["_metadata"]["major_version"] == 2
    assert len(about["name"]) <= 35 and len(about["description"]) <= 140
    assert 175 <= len(about["long_description"]) <= 4000
    assert len(features["bot_user"]["display_name"]) <= 80
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert 1 <= len(features["agent_view"]["suggested_prompts"]) <= 4
    assert len(features["shortcuts"]) <= 10
    for each in features["shortcuts"]:
        assert len(each["name"]) <= 24 and len(each["description"]) <= 150
        assert len(each["callback_id"]) <= 255
    for each in features["slash_commands"]:
        assert len(each["command"]) <= 32 and len(each["description"]) <= 2000
        assert len(each["usage_hint"]) <= 1000
    assert len(manifest["settings"]["event_subscriptions"]["bot_events"]) <= 100


def test_people_can_write_to_it_and_it_is_an_agent(manifest: dict[str, Any]) -> None:
    features = manifest["features"]
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert "assistant_view" not in features  # the old one, closed to new apps
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert {(each["type"], each["callback_id"]) for each in features["shortcuts"]} == {
        ("global", "check_profile"),
        ("message", "check_message"),
    }
    assert [each["command"] for each in features["slash_commands"]] == ["/deskcheck"]


def test_it_hears_only_what_is_meant_for_it(manifest: dict[str, Any]) -> None:
    """A subscription to channels would bring every mention twice, and what nobody asked."""
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert set(events) == set(SCOPE_OF)
    scopes = manifest["oauth_config"]["scopes"]
    assert {SCOPE_OF[each] for each in events} - {""} <= set(scopes["bot"])
    assert "user" not in scopes
    assert set(scopes["bot_optional"]) < set(scopes["bot"])  # Slack wants them in both lists
    assert scopes["bot"] == sorted(set(scopes["bot"]))


def test_the_twins_differ_in_what_their_way_needs_and_in_nothing_else() -> None:
    socket, http = read(SOCKET), read(HTTP)
    assert socket["settings"].pop("socket_mode_enabled") is True
    assert http["settings"].pop("socket_mode_enabled") is False
    places = [
        http["settings"]["event_subscriptions"].pop("request_url"),
        http["settings"]["interactivity"].pop("request_url"),
        *(each.pop("url") for each in http["features"]["slash_commands"]),
    ]
    assert set(places) == {"https://deskcheck.example.com/slack/events"}
    assert http == socket


def test_every_scope_is_explained_and_no_other() -> None:
    scopes = read(SOCKET)["oauth_config"]["scopes"]
    rows = dict(re.findall(r"^\| `([a-z_]+(?::[a-z]+)?)` \| (.+) \|$", PAGE, re.MULTILINE))
    assert set(rows) == set(scopes["bot"])
    optional = {scope for scope, why in rows.items() if why.startswith("optional:")}
    assert optional == set(scopes["bot_optional"])


def test_the_page_says_what_to_set() -> None:
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "MODE"):
        assert f"DESKCHECK_SLACK_{name}=" in PAGE
    assert "`deskcheck serve`" in PAGE and "internal app" in PAGE
    for target in re.findall(r"\]\(\.\./([^)]+)\)", PAGE):
        assert (ROOT / target).is_file()

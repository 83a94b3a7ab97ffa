"""A Slack that costs next to nothing, so that Deskcheck is measured: it takes every post."""

import itertools
import json
import time
from typing import Any, Self

from aiohttp import web

from tests.fakes.slack_delivery import sign

TEAM, SECRET, TOKEN = "TBENCH", "signing-secret", "xoxb-bench"
_PERSON = {"id": "U1", "locale": "en-US", "tz": "Europe/Berlin"}


class Sink:
    """Answers Slack's methods; ``posted`` says when each reply came, by the key of its job."""

    secret, token, app_token = SECRET, TOKEN, ""

    def __init__(self) -> None:
        self.posted: dict[str, float] = {}
        self.bot_url = ""
        self.twice = 0
        self._numbers = itertools.count(1)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.route("*", "/api/{method}", self._method)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.api = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _method(self, request: web.Request) -> web.Response:
        method, told = request.match_info["method"], dict[str, Any](ok=True)
        if method == "chat.postMessage":
            said = await request.json()
            metadata = said.get("metadata") or {}
            told_of = json.loads(metadata) if isinstance(metadata, str) else metadata
            key = told_of.get("event_payload", {}).get("key", "")
            self.twice += key in self.posted
            self.posted.setdefault(key, time.monotonic())
            told |= {"ts": f"1800000000.{next(self._numbers):06}", "channel": said["channel"]}
        elif method == "auth.test":
            told |= {"user_id": "UBOT", "team_id": TEAM}
        elif method == "users.info":
            told["user"] = _PERSON
        elif method == "conversations.open":
            told["channel"] = {"id": "D1"}
        elif method.startswith("conversations."):
            told["messages"] = []
        return web.json_response(told)


def event(number: int, user: int, text: str) -> tuple[bytes, dict[str, str], str]:
    """Return a signed message of a person: body, headers, and the key its reply will have."""
    ts, channel = f"1700000000.{number:06}", f"D{user}"
    inner = {
        "type": "message", "channel_type": "im", "channel": channel, "user": f"U{user}",
        "text": text, "ts": ts, "event_ts": ts, "team": TEAM,
    }  # fmt: skip
    whole = {
        "type": "event_callback", "team_id": TEAM, "event": inner, "event_id": f"Ev{number}",
        "event_time": 1_700_000_000, "api_app_id": "A1",
        "authorizations": [{"team_id": TEAM, "user_id": "UBOT", "is_bot": True}],
    }  # fmt: skip
    body = json.dumps(whole).encode()
    headers = {"Content-Type": "application/json"} | sign(SECRET, body)
    return body, headers, f"slack/{TEAM}/{channel}/{ts}/0"

"""Teams for tests: the Bot Connector service on a loopback port, and the people who use it.

``async with FakeTeams() as fake`` gives ``fake.url`` (the service's address), ``fake.issuer`` (who
signs) and, with ``fake.bot_url`` set, people that do things: each is delivered as one signed
request. What they see is in ``fake.seen(...)``; everything the bot asked for is in ``fake.calls``.
"""

import asyncio
import io
import itertools
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.fakes.teams_issuer import Issuer
from tests.fakes.teams_people import People
from tests.fakes.teams_rules import refusal
from tests.fakes.teams_streams import Streams, info
from tests.fakes.teams_world import Conversation, Json, Post, User
from tests.patience import PATIENCE

TOKEN = "our-own-token"


@dataclass
class Call:
    """Something the bot asked the service for."""

    method: str
    path: str
    body: Json
    status: int
    at: float = field(default_factory=time.monotonic)


@dataclass
class Fault:
    """What goes wrong with the next calls of a kind."""

    method: str
    status: int
    times: int
    headers: dict[str, str]
    path: str = ""

    def meets(self, method: str, path: str, body: Json) -> bool:
        """Whether it goes wrong with a call."""
        return bool(self.times) and self.method == method and self.path in path


class FakeTeams(People):
    """The whole: start it with ``async with``."""

    def __init__(self, *, signed: bool = True) -> None:
        super().__init__()
        self.issuer, self.signed = Issuer(), signed
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.posts: list[Post] = []
        self.files: dict[str, tuple[bytes, str]] = {}
        self.faults_on_typing = False
        self.closed: set[str] = set()
        """People with whom no conversation can be opened."""
        self.streams = Streams()
        self._ids = itertools.count(1_732_200_000_000)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2_000_000)
        app.add_routes(self.issuer.routes())
        app.add_routes([
            web.post("/teams/v3/conversations", self._open),
            web.post("/teams/v3/conversations/{conversation}/activities", self._post),
            web.put("/teams/v3/conversations/{conversation}/activities/{id}", self._put),
            web.delete("/teams/v3/conversations/{conversation}/activities/{id}", self._delete),
            web.get("/files/{name}", self._file),
        ])  # fmt: skip
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.url, self.issuer.base = f"{self.base}/teams/", self.base
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    def fail(
        self, status: int, times: int = 1, method: str = "POST", path: str = "", **headers: str
    ) -> None:
        """Let the next calls go wrong."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.faults.append(Fault(method, status, times, named, path))

    async def deliver(self, activity: Any, authorization: str | None = None) -> tuple[int, Any]:
        """Bring something to the bot; return its status and what it answered."""
        if authorization is None:
            authorization = f"Bearer {self.issuer.token(self.url)}" if self.signed else ""
        return await self.send(json.dumps(activity).encode(), authorization)

    async def send(
        self, body: bytes, authorization: str = "", kind: str = "application/json"
    ) -> tuple[int, Any]:
        """Bring bytes to the bot."""
        headers = {"Content-Type": kind} | (
            {"Authorization": authorization} if authorization else {}
        )
        async with self._session.post(
            self.bot_url, data=io.BytesIO(body), headers=headers
        ) as answer:
            read = await answer.read()
            return answer.status, json.loads(read) if read[:1] in (b"{", b"[", b"n") else read

    def seen(self, place: Conversation | User) -> list[Post]:
        """Return the bot's messages in a conversation (a person: in their own), oldest first."""
        at = self.chat(place) if isinstance(place, User) else place
        return [
            each for each in self.posts
            if each.conversation.partition(";")[0] == at.id and not each.deleted
        ]  # fmt: skip

    def asked(self, method: str, status: int = 0) -> list[Call]:
        """Return calls of a kind; without the signs of typing."""
        return [
            each for each in self.calls
            if each.method == method and each.body.get("type") != "typing"
            and status in (0, each.status)
        ]  # fmt: skip

    async def settled(self, waiting: Callable[[], int], limit: float = PATIENCE) -> None:
        """Wait until no job waits; a bot that never rests fails the test."""
        end = time.monotonic() + limit
        while await asyncio.to_thread(waiting):
            if time.monotonic() > end:
                last = [(each.method, each.path, each.status) for each in self.calls[-3:]]
                raise TimeoutError(f"still busy after {limit} s; the last calls were {last}")
            await asyncio.sleep(0.005)

    async def _open(self, request: web.Request) -> web.Response:
        async def open_(body: Json) -> web.Response:
            person = self.person(body["members"][0]["id"])
            if person is None or person.id in self.closed or not body.get("tenantID"):
                return _no(403, "BotNotInConversationRoster")
            return web.json_response({"id": self.chat(person).id})

        return await self._called(request, open_)

    async def _post(self, request: web.Request) -> web.Response:
        async def post(body: Json) -> web.Response:
            place = request.match_info["conversation"]
            if told := info(body):
                return self._grow(place, body, told)
            if body["type"] == "typing":
                return web.json_response({"id": ""})
            self.posts.append(Post(str(next(self._ids)), place, body))
            return web.json_response({"id": self.posts[-1].id}, status=201)

        return await self._called(request, post)

    def _grow(self, place: str, body: Json, told: Json) -> web.Response:
        """Let a message grow; it stands in the chat from its first update on."""
        if wrong := self.streams.refusal(place, self.at(place).kind == "personal", body):
            return _no(*wrong)
        id_ = str(told.get("streamId") or next(self._ids))
        if not told.get("streamId"):
            self.streams.begin(id_, place, body)
            self.posts.append(Post(id_, place, body))
            return web.json_response({"id": id_}, status=201)
        self.streams.take(body)
        found = next((each for each in self.posts if each.id == id_), None)
        if found:
            found.before.append(found.activity)
            found.activity = body
        return web.json_response({}, status=202)

    async def _put(self, request: web.Request) -> web.Response:
        async def put(body: Json) -> web.Response:
            found = self._found(request)
            if found is None:
                return _no(404, "ActivityNotFoundInConversation")
            found.before.append(found.activity)
            found.activity = body
            return web.json_response({"id": found.id})

        return await self._called(request, put)

    async def _delete(self, request: web.Request) -> web.Response:
        async def delete(_: Json) -> web.Response:
            found = self._found(request)
            if found is None:
                return _no(404, "ActivityNotFoundInConversation")
            found.deleted = True
            return web.Response()

        return await self._called(request, delete)

    def _found(self, request: web.Request) -> Post | None:
        named = (request.match_info["conversation"], request.match_info["id"])
        mine: Iterable[Post] = (e for e in self.posts if (e.conversation, e.id) == named)
        return next((each for each in mine if not each.deleted), None)

    async def _called(self, request: web.Request, answer: Any) -> web.Response:
        read = await request.read()
        body: Json = json.loads(read) if read else {}
        refused = self._faulty(request, body) or self._unwanted(request, body)
        response = refused or await answer(body)
        assert isinstance(response, web.Response)
        self.calls.append(Call(request.method, request.path, body, response.status))
        return response

    def _unwanted(self, request: web.Request, body: Json) -> web.Response | None:
        if self.signed and request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return _no(401, "Unauthorized")
        if not self.known(request.match_info.get("conversation", "")):
            return _no(404, "ConversationNotFound")
        wrong = refusal(body) if body.get("type") else None
        return _no(*wrong) if wrong else None

    def _faulty(self, request: web.Request, body: Json) -> web.Response | None:
        if body.get("type") == "typing" and not self.faults_on_typing and not info(body):
            return None
        for fault in self.faults:
            if fault.meets(request.method, request.path, body):
                fault.times -= 1
                return _no(fault.status, "Scripted", headers=fault.headers)
        return None

    async def _file(self, request: web.Request) -> web.Response:
        if request.match_info["name"] not in self.files:
            return web.Response(status=404)
        data, kind = self.files[request.match_info["name"]]
        return web.Response(body=data, content_type=kind)


def _no(
    status: int, code: str, told: str = "", headers: dict[str, str] | None = None
) -> web.Response:
    body = {"error": {"code": code, "message": told or code}}
    return web.json_response(body, status=status, headers=headers)

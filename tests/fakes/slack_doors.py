"""The doors of the server: methods, response addresses, files, uploads, and the socket."""

import asyncio
import json
import time
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from pathlib import Path

import yaml
from aiohttp import web

from tests.fakes.slack_call import Call, Refused, blocks_of, invalid
from tests.fakes.slack_chat import add, change, name_blocks
from tests.fakes.slack_faults import Fault, Faults
from tests.fakes.slack_methods import METHODS
from tests.fakes.slack_people import People
from tests.fakes.slack_rules import Json
from tests.fakes.slack_socket import Sockets
from tests.fakes.slack_world import APP, Hook

LOGIN = "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to Desk</body></html>"
HALF_HOUR = 1800.0
MANIFEST = Path(__file__).parents[2] / "manifests" / "slack" / "manifest.yaml"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Doors(People):
    """A workspace that can be called, in which the app is installed as its manifest asks."""

    token, app_token, secret = "xoxb-desk-1", "xapp-1-desk-1", "signing-secret"
    patience = 3.0
    """Seconds in which the bot must acknowledge."""

    def __init__(self) -> None:
        super().__init__()
        asked = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
        scopes = asked["oauth_config"]["scopes"]
        self.optional = frozenset(scopes["bot_optional"])
        """Scopes that whoever installs the app may leave out; a test adds them to ``scopes``."""
        self.scopes: set[str] = set(scopes["bot"]) - self.optional
        self.events = set(asked["settings"]["event_subscriptions"]["bot_events"])
        features = asked["features"]
        self.commands = {each["command"] for each in features["slash_commands"]}
        self.shortcuts = {each["callback_id"]: each["type"] for each in features["shortcuts"]}
        self.app_scopes = {"connections:write"}
        self.received: list[Call] = []
        self.faults = Faults()
        self.sockets = Sockets(self.patience)
        self.busy = 0
        self.last = time.monotonic()

    @abstractmethod
    def after(self, call: Call) -> None:
        """Do what follows from a call that went well."""

    def door(self) -> web.Application:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._watched(self._api))
        app.router.add_post("/hook/{token}", self._watched(self._hook))
        app.router.add_get("/files/{file}/{name}", self._watched(self._file))
        app.router.add_get("/files/download/{file}/{name}", self._watched(self._file))
        app.router.add_post("/upload/{file}", self._watched(self._upload))
        app.router.add_get("/link/", self.sockets.serve)
        return app

    def _watched(self, handler: Handler) -> Handler:
        """Note that something is being answered, so that a test can wait for silence."""

        async def watched(request: web.Request) -> web.StreamResponse:
            self.busy += 1
            try:
                return await handler(request)
            finally:
                self.busy -= 1
                self.last = time.monotonic()

        return watched

    async def _api(self, request: web.Request) -> web.StreamResponse:
        call, trouble = await self._read(request)
        self.received.append(call)
        fault = self.faults.take(call)
        if fault.wait:
            await asyncio.sleep(fault.wait)
        if fault.cut == "before":
            return _cut(request)
        if fault.status:
            call.error = str(fault.status)
            return web.Response(status=fault.status, text=LOGIN, content_type=fault.kind)
        self._answer(call, fault, trouble)
        if fault.cut == "after":
            return _cut(request)
        headers = {"X-OAuth-Scopes": ",".join(sorted(call.scopes))}
        late = call.answer.pop("retry_after", None)
        if late is None:
            return web.json_response(call.answer, headers=headers)
        headers["Retry-After"] = str(late)
        return web.json_response(call.answer, status=429, headers=headers)

    async def _read(self, request: web.Request) -> tuple[Call, str]:
        """Return the call, and what is wrong with how it was sent."""
        name, args, trouble = request.match_info["method"], dict(request.query), ""
        found: Json = dict(args)
        if request.content_type == "application/json":
            takes = name not in METHODS or METHODS[name].json
            try:
                body = json.loads(await request.text() or "{}")
                found |= body if takes else {}
                found.pop("token", None)  # with JSON, only the header counts
            except (ValueError, TypeError):
                trouble = "invalid_json"
        else:
            found |= {k: v for k, v in (await request.post()).items() if isinstance(v, str)}
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        token = bearer or str(found.get("token", ""))
        found.pop("token", None)
        return Call(name, found, token, time.monotonic(), self._granted(token)), trouble

    def _granted(self, token: str) -> frozenset[str]:
        granted = {self.token: self.scopes, self.app_token: self.app_scopes}
        return frozenset(granted.get(token, ()))

    def _answer(self, call: Call, fault: Fault, trouble: str) -> None:
        try:
            if fault.error:
                raise Refused(fault.error, **fault.more)
            if trouble == "invalid_json":
                raise Refused(trouble)
            self.faults.keep_pace(call, self.now())
            call.answer = {"ok": True, **self._run(call)}
        except Refused as refused:
            call.error = refused.error
            call.answer = {"ok": False, "error": refused.error, **refused.more}
            return
        if call.warnings:
            told = {"warning": ",".join(call.warnings)}
            call.answer |= told | {"response_metadata": {"warnings": call.warnings}}
        self.after(call)

    def _run(self, call: Call) -> Json:
        opens = call.method == "apps.connections.open"
        if call.method not in METHODS and not opens:
            raise Refused("unknown_method", req_method=call.method)
        if not call.token:
            raise Refused("not_authed")
        if call.token not in (self.token, self.app_token):
            raise Refused("invalid_auth")
        if opens != (call.token == self.app_token) and call.method != "auth.test":
            raise Refused("not_allowed_token_type")
        if opens:
            call.allowed("connections:write")
            address = self.base.replace("http", "ws", 1)
            return {"url": f"{address}/link/?ticket={self.sockets.ticket()}&app_id={APP}"}
        call.allowed(*METHODS[call.method].scopes)
        return METHODS[call.method].run(self, call)

    async def _hook(self, request: web.Request) -> web.StreamResponse:
        hook = self.hooks.get(request.match_info["token"])
        try:
            body = json.loads(await request.text())
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        call = Call("response_url", body, "", time.monotonic())
        self.received.append(call)
        fault = self.faults.take(call)
        if fault.status:
            return web.Response(status=fault.status, text=LOGIN, content_type=fault.kind)
        call.error = fault.error or self._spent(hook)
        if call.error or hook is None:
            return web.json_response({"ok": False, "error": call.error}, status=404)
        hook.left -= 1
        call.error = self.respond(hook, call) or None
        return web.Response(status=400 if call.error else 200, text=call.error or "ok")

    def _spent(self, hook: Hook | None) -> str | None:
        if hook is None or hook.left < 1:
            return "used_url"
        return "expired_url" if self.now() - hook.made > HALF_HOUR else None

    def respond(self, hook: Hook, call: Call) -> str:
        """Show what came to a response address; return what is wrong with it."""
        body, original = call.args, hook.post
        if body.get("delete_original") and original:
            original.deleted = True
            return ""
        try:
            blocks = blocks_of(call, whole=False)
            if not body.get("text") and not blocks:
                raise invalid("no_text")
        except Refused as refused:
            return "no_text" if refused.error == "invalid_arguments" else refused.error
        named = name_blocks(self, blocks)
        if body.get("replace_original") and original and not original.deleted:
            change(self, original, str(body.get("text") or ""), named)
            return ""
        public = body.get("response_type") == "in_channel"
        more = {"body": named, "thread": call.maybe("thread_ts")}
        post = add(
            self, self.channels[hook.channel], str(body.get("text") or ""),
            only_for=None if public else hook.user, **more,
        )  # fmt: skip
        hook.post = original or post
        return ""

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self.files.get(request.match_info["file"])
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        args = {"file": request.match_info["file"]}
        self.received.append(Call("file", args, bearer, time.monotonic()))
        if bearer != self.token or "files:read" not in self.scopes:
            return web.Response(text=LOGIN, content_type="text/html")
        if file is None or file.missing:
            return web.Response(status=404, text="Not found")
        response = web.StreamResponse(headers={"Content-Type": file.mimetype})
        if file.size == file.length:
            response.content_length = file.length
        await response.prepare(request)
        left = file.length
        while left > 0:
            part = (file.data * (1 + 65_536 // max(1, len(file.data))))[: min(left, 65_536)]
            await asyncio.sleep(file.slow)
            try:
                await response.write(part)
            except ConnectionError:
                return response  # the bot has seen enough
            left -= len(part)
        await response.write_eof()
        return response

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        file = self.files.get(request.match_info["file"])
        data = await request.read()
        if file is None or len(data) != file.size:
            return web.Response(status=400, text="upload failed")
        file.data, file.length = data, len(data)
        file.url = f"{self.base}/files/{file.id}/{file.name}"
        return web.Response(text=f"OK - {len(data)}")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()

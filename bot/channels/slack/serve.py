"""Slack, from its first connection to its last: over a socket, or over signed HTTP."""

import logging
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import ClientError, ClientSession, ClientTimeout, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack import signed
from bot.channels.slack.calling import UNREADABLE, Client, code
from bot.channels.slack.deliver import Delivery
from bot.channels.slack.doors import Doors
from bot.channels.slack.incoming import Json
from bot.channels.slack.people import People
from bot.channels.slack.receive import SHAPELESS
from bot.channels.slack.simple import SimpleClient
from bot.channels.slack.socket import Socket
from bot.channels.slack.stream import Streams
from bot.channels.slack.work import Work
from bot.channels.work import Worker
from bot.frontdesk.desk import FrontDesk
from bot.ports import Clock, Inbox, Posts
from bot.talk.condition import Condition
from bot.talk.trouble import ChannelError

_log = logging.getLogger("deskcheck")
_T = TypeVar("_T")
_AGAIN = 5  # times that Slack may ask to wait before a call is given up
_PATIENCE = 30  # seconds for one call
PATH = "/slack/events"
_TOKEN = {
    "invalid_auth": "is not valid", "not_authed": "is missing",
    "account_inactive": "belongs to an app that was removed", "token_revoked": "was revoked",
    "token_expired": "has run out",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Access:
    """How Slack is reached.

    Attributes:
        token: of the bot, ``xoxb-...``.
        app_token: for Socket Mode, ``xapp-...``; empty for HTTP.
        secret: with which Slack signs what it sends over HTTP.
        url: of Slack's methods.
        groups: ids of user groups whose members may ask.
        delete_days: after how many days the cards of a check are deleted; 0 for never.
        simple: whether it is a stand-in for Slack, which knows the oldest blocks only.
    """

    token: str
    app_token: str
    secret: str
    url: str
    groups: tuple[str, ...] = ()
    delete_days: int = 0
    simple: bool = False


class Slack:
    """One workspace's Slack."""

    def __init__(
        self, access: Access, desk: FrontDesk, inbox: Inbox, posts: Posts, clock: Clock
    ) -> None:
        self._access = access
        self._desk, self._inbox, self._posts, self._clock = desk, inbox, posts, clock
        self._session: ClientSession | None = None
        self._socket: Socket | None = None
        self._stopped = False

    async def start(self) -> None:
        """Connect and begin to work.

        Raises:
            ChannelError: when Slack does not let us in, with what to do.
        """
        self._session = ClientSession(timeout=ClientTimeout(total=_PATIENCE))
        try:
            await self._start(self._session)
        except BaseException:  # whoever cannot start has nothing to stop
            await self._leave()
            raise

    async def _start(self, session: ClientSession) -> None:
        client = self._client(self._access.token, session)
        told = await self._asked(client.auth_test(), "DESKCHECK_SLACK_BOT_TOKEN")
        us = AuthorizeResult.from_auth_test_response(
            bot_token=self._access.token, auth_test_response=told
        )

        async def authorize(**_: object) -> AuthorizeResult:
            return us

        # What arrives was proved to be Slack's before bolt is given it (see ``signed``). Left to
        # ask by itself who we are, bolt acknowledges unworked what comes when Slack cannot say.
        app = AsyncApp(
            name="deskcheck",  # or it reads the source of all that called it, to find a name
            client=AsyncWebClient(base_url=self._access.url, session=session),
            authorize=authorize, request_verification_enabled=False,
        )  # fmt: skip
        self.delivery = Delivery(client, self._posts, session)
        people = People(client, self._access.groups)
        streams = Streams(self._client(self._access.token, session, patient=False), self.delivery)
        self.work = Work(
            self._desk, self._inbox, self._clock, client, self.delivery, people, streams
        )
        self.worker = Worker(self._inbox, self.work.handle, lanes="slack/")
        Doors(app, client, self._inbox, self.worker, self.work, str(told["user_id"]))
        self.app = app
        if self._access.app_token:
            self._socket = Socket(
                self._client(self._access.app_token, session), session, self._dispatch
            )
            await self._asked(self._socket.open(), "DESKCHECK_SLACK_APP_TOKEN")

    async def run(self) -> None:
        """Work what is delivered, until ``stop``."""
        await self.worker.run()

    async def tidy(self) -> None:
        """Take away the cards that have had their time."""
        if self._access.delete_days:
            await self.work.forget(self._access.delete_days * 86400.0)

    def routes(self) -> list[web.RouteDef]:
        """Return where Slack delivers over HTTP; nothing where it uses a socket."""
        return [] if self._access.app_token else [web.post(PATH, self._http)]

    def health(self) -> dict[str, object]:
        """Return how the connection is, for who watches."""
        if not self._access.app_token:
            return {"slack": "http"}
        age = self._socket.age if self._socket else None
        return {"slack": "socket", "socket_age": None if age is None else round(age)}

    def condition(self) -> Condition:
        """Return whether Slack is heard."""
        if not self._access.app_token:
            return Condition("slack", "ok", "http")
        age = self._socket.age if self._socket else None
        if age is None:
            return Condition("slack", "down", "no socket", {"socket_age_seconds": None})
        return Condition("slack", "ok", "socket", {"socket_age_seconds": round(age)})

    async def stop(self, grace: float) -> None:
        """Take nothing more, finish what is under work, hand back the rest."""
        if self._stopped or not self._session:
            return
        self._stopped = True
        if self._socket:
            await self._socket.close()
        await self.worker.stop(grace)
        await self._leave()

    async def _leave(self) -> None:
        if self._session:
            await self._session.close()

    async def _http(self, request: web.Request) -> web.Response:
        body = await request.read()
        if not signed.proved(self._access.secret, body, request.headers):
            return web.Response(status=401)
        try:
            read = signed.read(body, request.content_type)
        except ValueError:
            return web.Response(status=400)
        try:
            told = await self._dispatch(read, dict(request.headers))
        except SHAPELESS as error:  # bolt reads a payload before it asks anybody
            _log.error("slack.shape kind=%s", type(error).__name__)
            return web.Response(status=400)
        return await to_aiohttp_response(told)

    async def _dispatch(self, body: Json, headers: Mapping[str, str]) -> BoltResponse:
        # In bolt's socket mode the body is what we read of it, over HTTP what bolt does.
        request = AsyncBoltRequest(mode="socket_mode", body=body, headers=dict(headers))
        return await self.app.async_dispatch(request)

    def _client(
        self, token: str, session: ClientSession, *, patient: bool = True
    ) -> AsyncWebClient:
        again = [_Reconnect(), AsyncRateLimitErrorRetryHandler(max_retry_count=_AGAIN)]
        kind = SimpleClient if self._access.simple else Client
        return kind(
            token=token, base_url=self._access.url, session=session,
            retry_handlers=again if patient else [],
        )  # fmt: skip

    async def _asked(self, question: Awaitable[_T], setting: str) -> _T:
        try:
            return await question
        except SlackApiError as error:
            raise _refused(error, setting) from None
        except (OSError, ClientError):
            raise ChannelError(
                f"Slack cannot be reached at {self._access.url}; check the network and the proxy."
            ) from None


class _Reconnect(AsyncConnectionErrorRetryHandler):
    """Calls again where the connection broke, but for what would stand there twice.

    A message may have been posted before it broke; whoever tries the job again looks first.
    """

    async def can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if request.url.rpartition("/")[2].startswith("chat.post"):
            return False
        return await super().can_retry_async(
            state=state, request=request, response=response, error=error
        )


def _refused(error: SlackApiError, setting: str) -> ChannelError:
    named = code(error)
    if named == UNREADABLE:
        return ChannelError("Slack answers, but not as Slack does; it may be down. Try again soon.")
    told = _TOKEN.get(named, f"is refused ({named})")
    return ChannelError(f"{setting} {told}. Copy it again from the app's page at api.slack.com.")

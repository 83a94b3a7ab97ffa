"""Slack, from its first connection to its last: over a socket, or over signed HTTP."""

import logging
from dataclasses import dataclass

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.deliver import Delivery
from bot.channels.slack.doors import Doors
from bot.channels.slack.people import People
from bot.channels.slack.work import Work
from bot.channels.work import Worker
from bot.frontdesk.desk import FrontDesk
from bot.ports import Clock, Inbox, Posts
from bot.talk.trouble import ChannelError

_log = logging.getLogger("deskcheck")
_AGAIN = 5  # times that Slack may ask to wait before a call is given up
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
    """

    token: str
    app_token: str
    secret: str
    url: str
    groups: tuple[str, ...] = ()
    delete_days: int = 0


class Slack:
    """One workspace's Slack."""

    def __init__(
        self, access: Access, desk: FrontDesk, inbox: Inbox, posts: Posts, clock: Clock
    ) -> None:
        self._access = access
        self._desk, self._inbox, self._posts, self._clock = desk, inbox, posts, clock
        self._socket: AsyncSocketModeHandler | None = None

    async def start(self) -> None:
        """Connect and begin to work.

        Raises:
            ChannelError: when Slack does not let us in, with what to do.
        """
        client = self._client(self._access.token)
        me = await self._admitted(client)
        app = AsyncApp(
            client=client, signing_secret=self._access.secret or None,
            request_verification_enabled=bool(self._access.secret),
        )  # fmt: skip
        self.delivery = Delivery(client, self._posts)
        people = People(client, self._access.groups)
        self.work = Work(self._desk, self._inbox, self._clock, client, self.delivery, people)
        self.worker = Worker(self._inbox, self.work.handle)
        Doors(app, self._inbox, self.worker, self.work, me)
        self.app = app
        if self._access.app_token:
            self._socket = AsyncSocketModeHandler(
                app, self._access.app_token, web_client=self._client(self._access.app_token)
            )
            try:
                await self._socket.connect_async()
            except SlackApiError as error:
                raise _refused(error, "DESKCHECK_SLACK_APP_TOKEN") from None

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

    async def stop(self, grace: float) -> None:
        """Take nothing more, finish what is under work, hand back the rest."""
        if self._socket:
            await self._socket.close_async()
        await self.worker.stop(grace)

    async def _http(self, request: web.Request) -> web.Response:
        answer = await self.app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    def _client(self, token: str) -> AsyncWebClient:
        client = AsyncWebClient(token=token, base_url=self._access.url)
        client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=_AGAIN))
        return client

    async def _admitted(self, client: AsyncWebClient) -> str:
        try:
            told = await client.auth_test()
        except SlackApiError as error:
            raise _refused(error, "DESKCHECK_SLACK_BOT_TOKEN") from None
        except OSError:
            raise ChannelError(
                f"Slack cannot be reached at {self._access.url}; check the network and the proxy."
            ) from None
        return str(told["user_id"])


def _refused(error: SlackApiError, setting: str) -> ChannelError:
    code = str(error.response.get("error", "unknown"))
    told = _TOKEN.get(code, f"is refused ({code})")
    return ChannelError(f"{setting} {told}. Copy it again from the app's page at api.slack.com.")

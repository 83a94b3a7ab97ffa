"""Looks at how Slack lets us in, and says what to do where it does not."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time

from aiohttp import ClientError, ClientSession, ClientTimeout, ClientWebSocketResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.calling import UNREADABLE, Client, code
from bot.channels.slack.serve import Access
from bot.talk.examined import Examined

SCOPES = {
    "app_mentions:read": "it does not hear @Deskcheck in channels",
    "assistant:write": "its Messages tab offers no prompts to start with",
    "chat:write": "it cannot answer at all",
    "commands": "/deskcheck and the shortcuts do not work",
    "files:read": "it cannot read the files that it is handed",
    "im:history": "it does not hear what people write to it, nor finds what it has posted",
    "im:write": "it cannot open its own conversation for an answer that is for one person",
    "users:read": "it knows neither the language nor the time zone of who asks",
}
"""Every scope that the manifest asks for, and what stops working without it."""
OPTIONAL = {
    "channels:history": "it does not read the thread of a public channel that it is asked about, "
    "nor sees after a crash whether its answer stands there already",
    "groups:history": "the same in a private channel",
}
"""Those that may be left out."""
_PATIENCE = 15  # seconds
_SKEW, _LATE = 30.0, 240.0  # seconds; Slack's signatures are good for 300
_AGAIN = "Add it under OAuth & Permissions, then press Reinstall to Workspace."
_MESSAGES = (
    "In Slack, open Deskcheck under Apps. If its Messages tab says that sending messages has been "
    "turned off, go to api.slack.com › your app › App Home › Show Tabs, switch the Messages Tab "
    "on, and tick that users may send messages there."
)
_EVENTS = (
    "Write help to it in its Messages tab. If nothing comes back while deskcheck serve runs, go to "
    "api.slack.com › your app › Event Subscriptions and see that app_home_opened, app_mention and "
    "message.im are among the bot events, and Interactivity & Shortcuts is on."
)
_ADDRESS = (
    "Your address with /slack/events has to stand at Event Subscriptions, at Interactivity & "
    "Shortcuts and at the command /deskcheck; a browser that opens it should be told 405."
)


async def examine(access: Access, socket: bool) -> list[Examined]:
    """Return what there is to say about Slack; ``socket`` as the settings have the mode."""
    timeout = ClientTimeout(total=_PATIENCE)
    async with ClientSession(timeout=timeout) as session:
        told = await _bot(Client(access.token, access.url, session=session), access)
        if socket:
            told += await _socket(
                Client(access.app_token, access.url, session=session), access, session
            )
        else:
            where = "Slack tells no bot where it delivers to."
            told += [_secret(access), Examined("look", "slack.address", where, _ADDRESS)]
    return [
        *told,
        Examined(
            "look", "slack.messages", "Slack tells nobody how the Messages tab is.", _MESSAGES
        ),
        Examined("look", "slack.events", "Slack tells no bot what it is subscribed to.", _EVENTS),
    ]


async def _bot(client: AsyncWebClient, access: Access) -> list[Examined]:
    about, setting = "slack.token", "DESKCHECK_SLACK_BOT_TOKEN"
    if wrong := _prefixed(access.token, "xoxb-", about, setting):
        return wrong
    try:
        answer = await client.auth_test()
    except (SlackApiError, ClientError, OSError) as error:
        return [_refused(error, about, setting, access)]
    name, team = answer.get("user", "?"), answer.get("team", "?")
    told = [Examined("ok", about, f"The bot is @{name} in the workspace {team}.")]
    headers = {key.casefold(): value for key, value in answer.headers.items()}
    return [*told, *_scopes(headers), *_clock(headers)]


def _scopes(headers: Mapping[str, str]) -> list[Examined]:
    about = "slack.scopes"
    granted = {each.strip() for each in headers.get("x-oauth-scopes", "").split(",")} - {""}
    if not granted:
        return [Examined("look", about, "Slack did not say which scopes are granted.", _AGAIN)]
    told = [
        Examined("fail", about, f"{scope} is missing: {without}.", _AGAIN)
        for scope, without in SCOPES.items() if scope not in granted
    ]  # fmt: skip
    told += [
        Examined("warn", about, f"{scope} is not granted: {without}.", f"If you want it: {_AGAIN}")
        for scope, without in OPTIONAL.items() if scope not in granted
    ]  # fmt: skip
    more = sorted(granted - {*SCOPES, *OPTIONAL})
    if more:
        fix = "Take them away: what it may not do, nobody can make it do."
        told.append(
            Examined("warn", about, f"It may do more than it needs: {', '.join(more)}.", fix)
        )
    return told or [Examined("ok", about, f"All {len(granted)} scopes are granted.")]


def _clock(headers: Mapping[str, str]) -> list[Examined]:
    try:
        theirs = parsedate_to_datetime(headers.get("date", "")).timestamp()
    except ValueError:
        return []
    skew = time() - theirs
    told = (
        f"This machine's clock is {abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} Slack's."
    )
    fix = "Let the machine set its clock by NTP; signatures older than five minutes are refused."
    if abs(skew) < _SKEW:
        return [Examined("ok", "slack.clock", "This machine's clock goes with Slack's.")]
    return [Examined("fail" if abs(skew) > _LATE else "warn", "slack.clock", told, fix)]


async def _socket(client: AsyncWebClient, access: Access, session: ClientSession) -> list[Examined]:
    about, setting = "slack.app_token", "DESKCHECK_SLACK_APP_TOKEN"
    if not access.app_token:
        fix = "api.slack.com › your app › Basic Information › App-Level Tokens › Generate"
        return [Examined("fail", about, f"{setting} is empty; Socket Mode needs it.", fix)]
    if wrong := _prefixed(access.app_token, "xapp-", about, setting):
        return wrong
    try:
        opened = await client.apps_connections_open(app_token=access.app_token)
    except (SlackApiError, ClientError, OSError) as error:
        return [_refused(error, about, setting, access)]
    told = [Examined("ok", about, "The app token may open connections.")]
    try:
        async with session.ws_connect(str(opened["url"]), proxy=client.proxy) as socket:
            told += await _greeted(socket)
    except (ClientError, OSError, TypeError, ValueError):
        fix = "Let this machine reach wss://*.slack.com, or use DESKCHECK_SLACK_MODE=http."
        told.append(Examined("fail", "slack.socket", "The socket to Slack cannot be opened.", fix))
    return told


async def _greeted(socket: ClientWebSocketResponse) -> list[Examined]:
    about = "slack.socket"
    hello = await socket.receive_json(timeout=_PATIENCE)
    if hello.get("type") != "hello":
        told = f"Slack ended the connection ({hello.get('reason')})."
        fix = "Stop what is connected with the same token, or generate a new one."
        return [Examined("fail", about, told, fix)]
    others = int(hello.get("num_connections") or 1) - 1
    if others > 1:
        told = f"{others} other connections are open; Slack shares events among them at random."
        fix = "Let one process run; stop the others."
        return [Examined("warn", about, told, fix)]
    running = "one process is connected" if others else "nothing else is connected"
    return [Examined("ok", about, f"The socket opens; {running}.")]


def _secret(access: Access) -> Examined:
    about, setting = "slack.secret", "DESKCHECK_SLACK_SIGNING_SECRET"
    fix = "Copy it from api.slack.com › your app › Basic Information › Signing Secret."
    if not access.secret:
        return Examined("fail", about, f"{setting} is empty; over HTTP it is needed.", fix)
    if len(access.secret) != 32 or not set(access.secret) <= set("0123456789abcdef"):
        return Examined("warn", about, f"{setting} does not look like one of Slack's.", fix)
    return Examined("ok", about, "The signing secret is set.")


def _prefixed(token: str, prefix: str, about: str, setting: str) -> list[Examined]:
    """Return what is wrong with how a token begins."""
    if token.startswith(prefix):
        return []
    told = f"{setting} does not begin with {prefix}"
    fix = "The two tokens are swapped, or one is cut off. Copy them again."
    return [Examined("fail", about, f"{told}.", fix)]


def _refused(error: Exception, about: str, setting: str, access: Access) -> Examined:
    if not isinstance(error, SlackApiError):
        fix = "Check the network, the proxy (HTTPS_PROXY) and DESKCHECK_SLACK_API_URL."
        return Examined("fail", about, f"Slack cannot be reached at {access.url}.", fix)
    named = code(error)
    if named == UNREADABLE:
        fix = "Try again soon; if it lasts, see what the proxy (HTTPS_PROXY) answers in its place."
        return Examined("fail", about, f"What answers at {access.url} is not Slack.", fix)
    fix = "Copy it again from the app's page at api.slack.com."
    if named == "missing_scope":
        fix = "Give the app token the scope connections:write, or generate a new one with it."
    return Examined("fail", about, f"{setting} is refused ({named}).", fix)

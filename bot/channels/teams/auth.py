"""Who is at the door: only what the Bot Framework service signed, for us, comes in."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    ManagedIdentityAppCredentials,
    MicrosoftAppCredentials,
)

from bot.channels.teams.keys import Keys
from bot.talk.trouble import ChannelError

CHANNEL = "msteams"
SCOPE = "https://api.botframework.com"
_LEEWAY = 300  # seconds that clocks may differ
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
_PATIENCE = 10.0  # seconds for a token of our own
_LONGEST = 10_000  # characters of a token


class Denied(Exception):
    """A request stays outside: 401 where nobody vouches for it, 403 where it is not for us."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


@dataclass(frozen=True, slots=True)
class Access:
    """How Teams is reached, and who speaks in its name.

    Attributes:
        app_id: of the Azure bot; empty only in development.
        password: of the app; empty with a managed identity.
        tenant: whose people may speak to us; empty only in development.
        managed: whether the machine's managed identity vouches for us.
        dev: whether unsigned requests are taken, from this machine alone.
        metadata: address of the service's OpenID metadata.
        issuer: who signs for the service.
        delete_days: after how many days the cards of a check are deleted; 0 for never.
    """

    app_id: str = ""
    password: str = ""
    tenant: str = ""
    managed: bool = False
    dev: bool = False
    metadata: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    issuer: str = "https://api.botframework.com"
    delete_days: int = 0


def loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    return host.strip("[]") in _LOOPBACK


class Door:
    """Lets in or denies."""

    def __init__(self, access: Access) -> None:
        self._access, self._keys = access, Keys(access.metadata)

    async def check(self, header: str, body: Mapping[str, Any], remote: str) -> ClaimsIdentity:
        """Return on whose behalf a request comes.

        Args:
            header: the authorization that came with it.
            body: the activity.
            remote: address it came from.

        Raises:
            Denied: when it does not come in.
            ChannelError: when that cannot be told at the moment.
        """
        if body.get("channelId") != CHANNEL:
            raise Denied(403, "channel")  # others let anybody speak in anybody's name
        if self._access.dev:
            if header or not loopback(remote):
                raise Denied(401, "development")
            if not loopback(urlsplit(str(body.get("serviceUrl"))).hostname or ""):
                raise Denied(403, "service")
            return ClaimsIdentity({}, True, "anonymous")
        claims = await self._claims(header)
        if claims.get("serviceurl") != body.get("serviceUrl"):
            raise Denied(403, "service")
        if tenant(body) != self._access.tenant:
            raise Denied(403, "tenant")
        return ClaimsIdentity(claims, True)

    async def _claims(self, header: str) -> dict[str, Any]:
        kind, _, token = header.partition(" ")
        if kind.lower() != "bearer" or not token or len(token) > _LONGEST:
            raise Denied(401, "token")
        try:
            head = jwt.get_unverified_header(token)
            if head.get("alg") != "RS256":
                raise Denied(401, "algorithm")
            key = await self._keys.find(str(head.get("kid") or ""))
            if key is None:
                raise Denied(401, "key")
            claims: dict[str, Any] = jwt.decode(
                token, key.key, algorithms=["RS256"], issuer=self._access.issuer,
                audience=self._access.app_id, leeway=_LEEWAY,
                options={"require": ["exp", "iss", "aud"]},
            )  # fmt: skip
        except jwt.InvalidAudienceError:
            raise Denied(403, "audience") from None
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise Denied(401, type(error).__name__) from None
        if CHANNEL not in key.endorsements:
            raise Denied(403, "endorsement")
        return claims


def tenant(body: Mapping[str, Any]) -> str:
    """Return the id of the tenant that an activity comes from."""
    for holder in (body.get("channelData"), body.get("conversation")):
        if isinstance(holder, dict):
            told = holder.get("tenant")
            named = told.get("id") if isinstance(told, dict) else holder.get("tenantId")
            if isinstance(named, str) and named:
                return named
    return ""


def issued(access: Access) -> Callable[[], Awaitable[str]]:
    """Return what fetches our own tokens, beside the work of the loop; empty ones in development.

    Raises (what is returned):
        ChannelError: when there is none to be had.
    """
    if access.dev:
        return _nothing
    if access.managed:
        held: Any = ManagedIdentityAppCredentials(access.app_id, SCOPE)
    else:
        held = MicrosoftAppCredentials(access.app_id, access.password, access.tenant, SCOPE)

    async def fetch() -> str:
        try:
            async with asyncio.timeout(_PATIENCE):
                return str(await asyncio.to_thread(held.get_access_token))
        except (PermissionError, KeyError):
            raise ChannelError(_REFUSED) from None
        except (OSError, TimeoutError, ValueError):
            raise ChannelError(_AWAY) from None

    return fetch


_REFUSED = (
    "Microsoft does not let Deskcheck in: compare DESKCHECK_TEAMS_APP_ID, "
    "DESKCHECK_TEAMS_APP_PASSWORD and DESKCHECK_TEAMS_TENANT with the Azure bot's configuration; "
    "the secret may have run out."
)
_AWAY = (
    "Microsoft's sign-in cannot be reached, DESKCHECK_TEAMS_TENANT is no tenant, or this machine "
    "has no managed identity; check the network, the proxy and both."
)


async def _nothing() -> str:
    return ""


class Authentication(BotFrameworkAuthentication):
    """What the SDK's adapter asks for; requests were checked at the door before it sees them."""

    def __init__(self, connectors: ConnectorFactory) -> None:
        self._connectors = connectors

    def admitted(self, identity: ClaimsIdentity) -> AuthenticateRequestResult:
        """Return what the adapter works a request with that was let in."""
        result = AuthenticateRequestResult()
        result.claims_identity = identity
        result.audience = SCOPE
        result.connector_factory = self._connectors
        return result

    async def authenticate_request(
        self, activity: object, auth_header: str
    ) -> AuthenticateRequestResult:
        """Refuse: nothing comes in here that the door did not let in."""
        raise PermissionError

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        """Refuse: Teams does not stream."""
        raise PermissionError

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        """Return what opens the way to the service."""
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> Any:
        """Return nothing: nobody signs in through us."""
        return None

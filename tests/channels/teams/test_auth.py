from collections.abc import AsyncIterator
from typing import Any

import pytest
from botframework.connector.auth import ClaimsIdentity
from msal.managed_identity import ManagedIdentityError

from bot.channels.teams import auth
from bot.channels.teams.auth import Access, Authentication, Denied, Door, issued, loopback, tenant
from bot.channels.teams.connector import Connectors, Sender
from bot.talk.trouble import ChannelError
from tests.fakes.teams_issuer import APP, Issuer
from tests.fakes.teams_service import FakeTeams
from tests.fakes.teams_world import TENANT

KINDS = sorted(Issuer().bad("https://x/"))


@pytest.fixture
async def fake() -> AsyncIterator[FakeTeams]:
    async with FakeTeams() as made:
        yield made


def door(fake: FakeTeams) -> Door:
    return Door(Access(APP, "secret", TENANT, metadata=fake.issuer.metadata))


async def denied(door: Door, header: str, body: Any, remote: str = "127.0.0.1") -> int:
    try:
        await door.check(header, body, remote)
    except Denied as no:
        return no.status
    return 200


async def test_what_the_service_signed_for_us_comes_in(fake: FakeTeams) -> None:
    body = fake.activity(fake.rita)
    identity = await door(fake).check(f"Bearer {fake.issuer.token(fake.url)}", body, "")
    assert identity.is_authenticated and identity.claims["aud"] == APP
    assert await denied(door(fake), f"bearer {fake.issuer.token(fake.url)}", body) == 200


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_else_stays_outside(kind: str, fake: FakeTeams) -> None:
    status, header = fake.issuer.bad(fake.url)[kind]
    assert await denied(door(fake), header, fake.activity(fake.rita)) == status


def test_there_are_enough_kinds_of_bad_tokens() -> None:
    assert len(KINDS) >= 20


async def test_a_good_token_lets_in_only_what_it_was_made_for(fake: FakeTeams) -> None:
    header = f"Bearer {fake.issuer.token(fake.url)}"
    good = fake.activity(fake.rita)
    other = {"tenant": {"id": "22222222-0000-0000-0000-000000000000"}}
    for changed in (
        {"serviceUrl": "https://evil.example/"},
        {"channelId": "directline"},
        {"channelId": "webchat"},
        {"channelData": other},
    ):
        assert await denied(door(fake), header, {**good, **changed}) == 403, changed


async def test_in_development_this_machine_alone_comes_in(fake: FakeTeams) -> None:
    open_, body = Door(Access(dev=True)), fake.activity(fake.rita)
    assert await denied(open_, "", body) == 200
    assert await denied(open_, "", body, "10.0.0.7") == 401
    assert await denied(open_, "Bearer x", body) == 401, "who shows a token means another bot"
    assert await denied(open_, "", {**body, "serviceUrl": "https://evil.example/"}) == 403
    assert await denied(open_, "", {**body, "channelId": "emulator"}) == 403


def test_this_machine_has_few_names() -> None:
    assert all(map(loopback, ("127.0.0.1", "::1", "[::1]", "localhost")))
    assert not any(map(loopback, ("0.0.0.0", "", "localhost.evil.example", "127.0.0.1.nip.io")))


def test_the_tenant_is_where_teams_writes_it() -> None:
    assert tenant({"channelData": {"tenant": {"id": "t"}}}) == "t"
    assert tenant({"channelData": {}, "conversation": {"tenantId": "t"}}) == "t"
    assert tenant({"channelData": None, "conversation": "x"}) == ""
    assert tenant({"channelData": {"tenant": {"id": 5}}}) == ""


async def test_our_own_token_comes_from_microsoft(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []

    class Held:
        def __init__(self, *given: object) -> None:
            asked.append(given)

        def get_access_token(self) -> str:
            return "token"

    monkeypatch.setattr(auth, "MicrosoftAppCredentials", Held)
    monkeypatch.setattr(auth, "ManagedIdentityAppCredentials", Held)
    assert await issued(Access("app", "secret", "tenant"))() == "token"
    assert await issued(Access("app", "", "tenant", managed=True))() == "token"
    assert asked == [("app", "secret", "tenant", auth.SCOPE), ("app", auth.SCOPE)]
    assert await issued(Access(dev=True))() == ""


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (PermissionError("AADSTS7000215 secret"), "DESKCHECK_TEAMS_APP_PASSWORD"),
        (KeyError("access_token"), "DESKCHECK_TEAMS_APP_ID"),
        (ValueError("authority"), "DESKCHECK_TEAMS_TENANT"),
        (ConnectionError("no route"), "network"),
        (ManagedIdentityError("none"), "managed identity"),
    ],
)
async def test_why_there_is_no_token_is_said_without_secrets(
    trouble: Exception, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Held:
        def __init__(self, *_: object) -> None: ...

        def get_access_token(self) -> str:
            raise trouble

    monkeypatch.setattr(auth, "MicrosoftAppCredentials", Held)
    with pytest.raises(ChannelError, match=told) as raised:
        await issued(Access("app", "secret", "tenant"))()
    assert "AADSTS" not in raised.value.message_for_people


async def test_the_sdk_itself_lets_nobody_in() -> None:
    connectors = Connectors(Sender(issued(Access(dev=True))))
    made = Authentication(connectors)
    with pytest.raises(PermissionError):
        await made.authenticate_request(object(), "Bearer x")
    with pytest.raises(PermissionError):
        await made.authenticate_streaming_request("Bearer x", "msteams")
    identity = ClaimsIdentity({}, True)
    assert made.create_connector_factory(identity) is connectors
    assert await made.create_user_token_client(identity) is None
    assert made.admitted(identity).connector_factory is connectors

"""What the tests of the fake share."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.calling import Pair
from tests.fakes.slack_api import FakeSlack

MORE = {"channels:read", "files:write", "groups:read", "im:read", "mpim:history", "reactions:write"}


@pytest.fixture
async def caller() -> AsyncIterator[Pair]:
    """Return a workspace that grants more than the app asks for, and a client without retries."""
    async with FakeSlack() as fake:
        fake.echo = False
        fake.scopes |= MORE | fake.optional
        yield fake, AsyncWebClient(token=fake.token, base_url=fake.api, retry_handlers=[])

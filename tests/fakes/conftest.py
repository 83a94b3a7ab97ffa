"""What the tests of the fake share."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.calling import Pair
from tests.fakes.slack_api import FakeSlack


@pytest.fixture
async def caller() -> AsyncIterator[Pair]:
    """Return a workspace and a client that never tries again by itself."""
    async with FakeSlack() as fake:
        fake.echo = False
        yield fake, AsyncWebClient(token=fake.token, base_url=fake.api, retry_handlers=[])

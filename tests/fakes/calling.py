"""A real Web API client against the fake, and the name of what it was refused."""

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack_api import FakeSlack

Pair = tuple[FakeSlack, AsyncWebClient]


async def refusal(call: Awaitable[Any]) -> str:
    """Return the name of the error that a call must meet."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])

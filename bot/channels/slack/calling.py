"""Calls Slack's methods; what comes back and is no answer of Slack's is a refusal as any other.

A proxy between, or Slack's own front door when it is down, answers with a page, a plain word or
half an answer. Slack's client raises whatever it trips over then, or takes it for success.
"""

from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

UNREADABLE = "unreadable"
"""What a refusal is called that names no error of Slack's."""


class Client(AsyncWebClient):
    """Slack's own, which raises one kind of error for an answer that nobody can read."""

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """Call a method.

        Raises:
            SlackApiError: when Slack refuses, or what answers is not Slack.
        """
        try:
            answer = await super().api_call(api_method, **given)
        except (AttributeError, ValueError, TypeError):
            # Its check of an answer asks text or a list for "ok"; bytes in no encoding raise, too.
            raise SlackApiError(UNREADABLE, {}) from None
        if not isinstance(answer.data, dict):  # bytes it takes for success
            raise SlackApiError(UNREADABLE, {})
        return answer


def code(error: SlackApiError) -> str:
    """Return what Slack calls an error; UNREADABLE where something else answered."""
    told = getattr(error.response, "data", error.response)
    named = told.get("error") if isinstance(told, dict) else None
    return str(named or UNREADABLE)

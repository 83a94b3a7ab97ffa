"""Who is asking: language and time zone as their Slack has them, and the groups that may ask."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

_log = logging.getLogger("deskcheck")
_FRESH = 3600.0  # seconds
_MOST = 5000  # people


@dataclass(frozen=True, slots=True)
class Person:
    """What Slack says of a person; empty where it says nothing."""

    locale: str = ""
    timezone: str = ""


class People:
    """Asks Slack, and remembers for an hour."""

    def __init__(self, client: AsyncWebClient, groups: Iterable[str] = ()) -> None:
        """Prepare; ``groups`` are ids of the user groups whose members may ask."""
        self._client, self._groups = client, tuple(groups)
        self._known: dict[str, tuple[float, Person]] = {}
        self._members: tuple[float, dict[str, frozenset[str]]] = (0.0, {})

    async def of(self, user: str) -> Person:
        """Return a person; an empty one where Slack does not tell."""
        until, person = self._known.get(user, (0.0, Person()))
        if until > time.monotonic():
            return person
        try:
            told = (await self._client.users_info(user=user, include_locale=True))["user"]
            person = Person(str(told.get("locale") or ""), str(told.get("tz") or ""))
        except SlackApiError as error:
            _log.warning("slack.person error=%s", error.response.get("error"))
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[user] = (time.monotonic() + _FRESH, person)
        return person

    async def groups(self, user: str) -> frozenset[str]:
        """Return which of the groups that may ask a person is in."""
        if not self._groups:
            return frozenset()
        until, members = self._members
        if until <= time.monotonic():
            members = {group: await self._of_group(group) for group in self._groups}
            self._members = (time.monotonic() + _FRESH, members)
        return frozenset(group for group, inside in members.items() if user in inside)

    async def _of_group(self, group: str) -> frozenset[str]:
        try:
            told = await self._client.usergroups_users_list(usergroup=group)
        except SlackApiError as error:
            _log.warning("slack.group error=%s", error.response.get("error"))
            return frozenset()
        return frozenset(told.get("users") or ())

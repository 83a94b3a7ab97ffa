"""Who is asking: language and time zone as their Slack has them, and the groups that may ask."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.calling import UNREADABLE, code

_log = logging.getLogger("deskcheck")
_FRESH, _SOON = 3600.0, 60.0  # seconds until it is asked again; soon where Slack did not tell
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
        fresh, person = _FRESH, Person()
        try:
            told = (await self._client.users_info(user=user, include_locale=True))["user"]
            person = Person(str(told.get("locale") or ""), str(told.get("tz") or ""))
        except SlackApiError as error:
            _log.warning("slack.person error=%s", code(error))
            fresh = _SOON
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[user] = (time.monotonic() + fresh, person)
        return person

    async def groups(self, user: str) -> frozenset[str]:
        """Return which of the groups that may ask a person is in.

        Raises:
            SlackApiError: when what answers is not Slack, and nothing is remembered.
        """
        if not self._groups:
            return frozenset()
        until, members = self._members
        if until <= time.monotonic():
            members = await self._read(members)
        return frozenset(group for group, inside in members.items() if user in inside)

    async def _read(self, before: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        fresh, members = _FRESH, dict[str, frozenset[str]]()
        for group in self._groups:
            try:
                told = await self._client.usergroups_users_list(usergroup=group)
                members[group] = frozenset(told.get("users") or ())
            except SlackApiError as error:
                _log.warning("slack.group error=%s", code(error))
                unread = code(error) == UNREADABLE
                if unread and group not in before:
                    raise  # nobody is turned away for a page that a proxy answered
                fresh = _SOON
                members[group] = before[group] if unread else frozenset()
        self._members = (time.monotonic() + fresh, members)
        return members

"""Looks at how Microsoft lets us in, and says what to do where it does not."""

import re
from email.utils import parsedate_to_datetime
from time import time

import aiohttp

from bot.channels.teams.auth import Access, issued
from bot.talk.examined import Examined
from bot.talk.trouble import ChannelError

_PATIENCE = aiohttp.ClientTimeout(total=10)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SKEW, _LATE = 30.0, 240.0  # seconds; tokens are good for 300 more than they say
_ADDRESS = (
    "In the Azure portal › your bot › Configuration the messaging endpoint has to be your address "
    "with /api/messages; under Channels there should be Microsoft Teams alone."
)


async def examine(access: Access) -> list[Examined]:
    """Return what there is to say about Teams."""
    if access.dev:
        told = "DESKCHECK_TEAMS_DEV=1: unsigned requests of this machine are taken."
        return [Examined("warn", "teams", told, "Take it out of .env where people work with it.")]
    told_by = Examined(
        "look", "teams.address", "Microsoft tells no bot where it delivers to.", _ADDRESS
    )
    return [*_named(access), await _token(access), *await _keys(access), told_by]


def _named(access: Access) -> list[Examined]:
    """Return what is wrong with how ids and the password look."""
    told = [
        Examined("fail", "teams.ids", f"{setting} is not an id such as 0f8fad5b-d9cb-...", fix)
        for setting, value, fix in (
            ("DESKCHECK_TEAMS_APP_ID", access.app_id, "Copy Microsoft App ID of the Azure bot."),
            ("DESKCHECK_TEAMS_TENANT", access.tenant, "Copy App Tenant ID of the Azure bot."),
        )
        if not _ID.fullmatch(value)
    ]
    if _ID.fullmatch(access.password):
        fix = "Copy the secret's Value, which is shown once, not its Secret ID; or make a new one."
        told.append(
            Examined("fail", "teams.ids", "DESKCHECK_TEAMS_APP_PASSWORD is an id, no secret.", fix)
        )
    return told or [Examined("ok", "teams.ids", "The ids look as they should.")]


async def _token(access: Access) -> Examined:
    try:
        await issued(access)()
    except ChannelError as error:
        fix = "Azure portal › your bot › Configuration; docs/teams.md, steps 1 to 3."
        return Examined("fail", "teams.token", error.message_for_people, fix)
    return Examined("ok", "teams.token", "Microsoft lets Deskcheck in.")


async def _keys(access: Access) -> list[Examined]:
    about = "teams.keys"
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.get(access.metadata) as answer,
        ):
            answer.raise_for_status()
            date = answer.headers.get("Date", "")
    except (aiohttp.ClientError, OSError, TimeoutError):
        fix = "Let this machine reach login.botframework.com; without it nothing is believed."
        told = "The keys with which Microsoft signs cannot be fetched."
        return [Examined("fail", about, told, fix)]
    return [Examined("ok", about, "The keys with which Microsoft signs are there."), *_clock(date)]


def _clock(date: str) -> list[Examined]:
    try:
        skew = time() - parsedate_to_datetime(date).timestamp()
    except ValueError:
        return []
    if abs(skew) < _SKEW:
        return [Examined("ok", "teams.clock", "This machine's clock goes with Microsoft's.")]
    told = f"This machine's clock is {abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}."
    fix = "Let the machine set its clock by NTP; a token that seems old is refused."
    return [Examined("fail" if abs(skew) > _LATE else "warn", "teams.clock", told, fix)]

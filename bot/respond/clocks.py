"""The deadlines that run from the moment of awareness, in the asker's time zone."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import time as time_of_day
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.library.papers import ClockFile, Limit
from bot.talk.trouble import DeskcheckError

_DAY_ENDS = time_of_day(23, 59)
_WEEKEND = 5  # Saturday's number


@dataclass(frozen=True, slots=True)
class Clock:
    """One duty to notify, with its deadline.

    Attributes:
        jurisdiction: code of the place whose law it is.
        deadline: None where it counts from something else than awareness, or has no number.
    """

    jurisdiction: str
    file: ClockFile
    deadline: datetime | None


def zone(name: str) -> tzinfo:
    """Return a time zone by its name; this machine's for an empty one.

    Raises:
        DeskcheckError: where there is none of that name.
    """
    if not name:
        return datetime.now().astimezone().tzinfo or UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DeskcheckError(
            f"There is no time zone {name!r}; use a name such as Europe/Berlin or America/New_York."
        ) from None


def aware_at(text: str, now: datetime, where: tzinfo) -> datetime:
    """Return the moment of awareness; one without a time zone is in the asker's.

    Args:
        text: such as ``2026-11-28 09:30``; empty for the present moment.
        now: the present moment.
        where: the asker's time zone.

    Raises:
        DeskcheckError: where it is no moment, or lies ahead.
    """
    if not text:
        return now.astimezone(where)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise DeskcheckError(
            f"{text!r} is no moment; write it as 2026-11-28 09:30, or with a zone as "
            "2026-11-28T09:30+01:00."
        ) from None
    moment = moment.replace(tzinfo=where) if moment.tzinfo is None else moment.astimezone(where)
    if moment > now:
        raise DeskcheckError(
            f"{moment:%Y-%m-%d %H:%M} lies ahead; give the moment when you became aware."
        )
    return moment


def clocks(found: Iterable[tuple[str, ClockFile]], aware: datetime) -> list[Clock]:
    """Return clocks with their deadlines, the first to run out first.

    Args:
        found: (jurisdiction, clock).
        aware: moment of awareness, in the time zone that deadlines are told in.
    """
    running = [
        Clock(code, file, deadline(file.limit, aware) if file.starts == "awareness" else None)
        for code, file in found
    ]
    return sorted(running, key=lambda each: each.deadline or datetime.max.replace(tzinfo=UTC))


def deadline(limit: Limit, aware: datetime) -> datetime | None:
    """Return when a limit that starts at ``aware`` ends, in the time zone of ``aware``.

    Hours are counted hour by hour, over a change of clocks as well. Days, business days (Monday to
    Friday; public holidays are not known here) and months end with their last day.
    """
    if limit.hours is not None:
        return (aware.astimezone(UTC) + timedelta(hours=limit.hours)).astimezone(aware.tzinfo)
    day = aware.date()
    if limit.days is not None:
        day += timedelta(days=limit.days)
    elif limit.months is not None:
        month = day.month - 1 + limit.months
        year, month = day.year + month // 12, month % 12 + 1
        day = day.replace(
            year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
        )
    elif limit.business_days is not None:
        left = limit.business_days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < _WEEKEND
    else:
        return None
    return datetime.combine(day, _DAY_ENDS, aware.tzinfo)

"""Work history: gaps, overlaps, years claimed against years dated, accounts that differ."""

import re
from collections.abc import Iterator

from bot.reading.parts import Span
from bot.reading.roles import Role, roles, same_employer
from bot.reading.sheet import Fact, Reading

_CLAIMED = re.compile(
    r"(?<![\w.$€])(?P<years>\d{1,2})\s?\+?\s?(?:years?|yrs?|jahren?|anos)['\s]"
    r"(?:[^\W\d_]+[ -]){0,3}?(?:experience|exp\b|erfahrung|berufserfahrung|experiência)",
    re.IGNORECASE,
)
_SHORTEST_OVERLAP = 4  # months; notice periods and hand-overs overlap by less
_MONTHS_APART = 6  # months by which two accounts of one employment may differ by rounding


def read(reading: Reading) -> Iterator[Fact]:
    """Yield ``history.*`` facts."""
    found = roles(reading)
    work = [role for role in found if not role.study]
    if work:
        yield Fact("history.roles", len(work), tuple(_span(role) for role in work[:2]))
        for role in work:
            if role.names:
                yield Fact("history.employer", role.names[0], (_span(role),))
        yield from _gaps(work)
        yield from _overlaps(work)
        yield from _differences(work)
    yield from _years(reading, work)


def _span(role: Role) -> Span:
    return role.sheet.span(role.start, role.end)


def _gaps(work: list[Role]) -> Iterator[Fact]:
    ordered = sorted(work, key=lambda role: role.when.first)
    reached = ordered[0]
    for role in ordered[1:]:
        gap = role.when.first - reached.when.last - 1
        if gap > 0:
            yield Fact("history.gap", gap, (_span(reached), _span(role)))
        if role.when.last > reached.when.last:
            reached = role


def _overlaps(work: list[Role]) -> Iterator[Fact]:
    full = sorted((role for role in work if not role.side), key=lambda role: role.when.first)
    for at, one in enumerate(full):
        for two in full[at + 1 :]:
            if two.when.first > one.when.last:
                break
            months = min(one.when.last, two.when.last) - two.when.first + 1
            # Years without months overlap by up to a year through rounding alone.
            rounding = 0 if one.when.exact and two.when.exact else 12
            if (
                months - rounding >= _SHORTEST_OVERLAP
                and one.account == two.account
                and one.names
                and two.names
                and not same_employer(one, two)
            ):
                yield Fact("history.overlap", months - rounding, (_span(one), _span(two)))


def _differences(work: list[Role]) -> Iterator[Fact]:
    for at, one in enumerate(work):
        for two in work[at + 1 :]:
            if one.account == two.account or not same_employer(one, two):
                continue
            if _told_alike(one, two, work):
                continue
            yield Fact("history.dates_differ", _apart(one, two), (_span(one), _span(two)))


def _apart(one: Role, two: Role) -> int:
    rounding = 0 if one.when.exact and two.when.exact else 11
    starts, ends = abs(one.when.first - two.when.first), abs(one.when.last - two.when.last)
    return max(starts, ends) - rounding


def _told_alike(one: Role, two: Role, work: list[Role]) -> bool:
    """Whether some role at this employer in the other account has these dates (promotions)."""
    return any(
        _apart(one, other) <= _MONTHS_APART
        for other in work
        if other.account == two.account and same_employer(one, other)
    ) or any(
        _apart(two, other) <= _MONTHS_APART
        for other in work
        if other.account == one.account and same_employer(two, other)
    )


def _years(reading: Reading, work: list[Role]) -> Iterator[Fact]:
    claims = [
        (int(match.group("years")), sheet.span(*match.span()))
        for sheet in reading.sheets
        for match in _CLAIMED.finditer(sheet.text)
    ]
    for years, span in claims:
        yield Fact("history.years_claimed", years, (span,))
    if not work:
        return
    now = reading.today.year * 12 + reading.today.month - 1
    earliest = min(work, key=lambda role: role.when.first)
    dated = round((now - earliest.when.first) / 12, 1)
    yield Fact("history.years_dated", dated, (_span(earliest),))
    if claims and len(work) >= 2:
        years, span = max(claims, key=lambda claim: claim[0])
        if years > dated:
            yield Fact("history.years_unexplained", years - dated, (span, _span(earliest)))

"""Decides whether a signal's condition holds on a profile, and returns what made it hold."""

from collections.abc import Callable, Iterator

import re2

from bot.check.says import heard
from bot.check.seen import Seen, around
from bot.library.conditions import Condition, Every, Not, Op, Says, Some, Test
from bot.library.library import Library
from bot.reading.profile import Profile
from bot.reading.sheet import Fact

Value = str | int | float


def evidence(condition: Condition, profile: Profile, library: Library) -> tuple[Seen, ...] | None:
    """Return the evidence that made ``condition`` hold, or None where it does not hold."""
    match condition:
        case Says():
            return tuple(heard(condition, profile)) or None
        case Test():
            return _test(condition, profile, library)
        case Every(of):
            every: list[Seen] = []
            for each in of:
                seen = evidence(each, profile, library)
                if seen is None:
                    return None
                every += seen
            return tuple(every)
        case Some(of):
            spoken = profile.spoken
            some = [
                evidence(each, profile, library)
                for each in of
                # Of what a signal listens for, five in six are not even mentioned.
                if not (type(each) is Says and each.all_of and each.all_of[0] not in spoken)
            ]
            held = [each for each in some if each is not None]
            return tuple(seen for each in held for seen in each) if held else None
        case Not(inner):
            return () if evidence(inner, profile, library) is None else None


def _test(test: Test, profile: Profile, library: Library) -> tuple[Seen, ...] | None:
    facts = profile.named.get(test.fact, [])
    if test.op is Op.MISSING:
        return None if facts else ()
    held = list(_held(test, facts, profile, library))
    return tuple(around(profile.parts, span) for fact in held for span in fact.spans) or None


def _held(test: Test, facts: list[Fact], profile: Profile, library: Library) -> Iterator[Fact]:
    if test.op in _ACROSS:
        others = profile.named.get(str(test.value), [])
        if facts and others:
            yield from _ACROSS[test.op](facts, others)
        return
    for fact in facts:
        if _holds(test, fact.value, library):
            yield fact


def _holds(test: Test, value: Value, library: Library) -> bool:
    wanted = test.value
    match test.op:
        case Op.IS:
            return value == wanted
        case Op.CONTAINS:
            return str(wanted).casefold() in str(value).casefold()
        case Op.IN_LIST:
            return str(value).casefold() in library.names[str(wanted)]
        case Op.MATCHES:
            return re2.search(str(wanted), str(value)) is not None
        case Op.BELOW:
            return isinstance(value, (int, float)) and value < float(wanted)
        case Op.ABOVE:
            return isinstance(value, (int, float)) and value > float(wanted)
    return False


def _differing(facts: list[Fact], others: list[Fact]) -> Iterator[Fact]:
    """Both are stated and no value of the one is among the other's."""
    if not {fact.value for fact in facts} & {other.value for other in others}:
        yield from (facts[0], others[0])


def _same(facts: list[Fact], others: list[Fact]) -> Iterator[Fact]:
    values = {other.value: other for other in others}
    for fact in facts:
        if fact.value in values:
            yield from (fact, values[fact.value])


def _overlapping(facts: list[Fact], others: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        for other in others:
            if any(one.overlaps(two) for one in fact.spans for two in other.spans):
                yield fact
                break


_ACROSS: dict[Op, Callable[[list[Fact], list[Fact]], Iterator[Fact]]] = {
    Op.DIFFERS_FROM: _differing,
    Op.SAME_AS: _same,
    Op.OVERLAPS: _overlapping,
}

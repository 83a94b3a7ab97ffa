"""The grammar of ``when``: the small language signals are written in.

A condition is one of::

    fact|test: value            a test on a fact of the catalogue
    says: {all_of: [...], any_of: [...], none_of: [...], reach: 0, apart: 20}
    any: [condition, ...]       one of them
    all: [condition, ...]       every one of them
    not: condition              none (only beside something positive)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.library.facts import CATALOGUE, Kind


class Op(StrEnum):
    """The tests on a fact."""

    IS = "is"
    CONTAINS = "contains"
    IN_LIST = "in_list"
    MATCHES = "matches"
    BELOW = "below"
    ABOVE = "above"
    MISSING = "missing"
    DIFFERS_FROM = "differs_from"
    SAME_AS = "same_as"
    OVERLAPS = "overlaps"


_NUMERIC = {Op.ABOVE, Op.BELOW}
_TWO_FACTS = {Op.DIFFERS_FROM, Op.SAME_AS, Op.OVERLAPS}
_SAYS_KEYS = {"all_of", "any_of", "none_of", "reach", "apart"}


@dataclass(frozen=True, slots=True)
class Test:
    """``fact|op: value``."""

    fact: str
    op: Op
    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class Says:
    """Ideas found in one sentence.

    Attributes:
        all_of: ids of idea lists that must all be there, said and not negated.
        any_of: of these at least one.
        none_of: ids that must not be in the same sentence or the one after it.
        reach: how many sentences before it may lend a thing (not an act) that is spoken of.
        apart: how many words there may be between the first and the last of them.
    """

    all_of: tuple[str, ...]
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    reach: int = 0
    apart: int = 20


@dataclass(frozen=True, slots=True)
class Every:
    """All of the conditions hold."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of the conditions holds."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    of: "Condition"


Condition = Test | Says | Every | Some | Not


class Grammar(ValueError):
    """A condition that does not parse; ``path`` leads from ``when`` to the mistake."""

    def __init__(self, path: tuple[str | int, ...], text: str) -> None:
        super().__init__(text)
        self.path = path
        self.text = text


def parse(raw: Any, path: tuple[str | int, ...] = ()) -> Condition:
    """Parse the value of ``when``.

    Raises:
        Grammar: at the first mistake, with the way to it.
    """
    if not isinstance(raw, dict) or not raw:
        raise Grammar(path, "a condition is a mapping such as `fact|test: value` or `says: ...`")
    conditions = tuple(_one(str(key), value, (*path, key)) for key, value in raw.items())
    return conditions[0] if len(conditions) == 1 else Every(conditions)


def _one(key: str, value: Any, path: tuple[str | int, ...]) -> Condition:
    match key:
        case "any":
            return Some(_several(value, path))
        case "all":
            return Every(_several(value, path))
        case "not":
            return Not(parse(value, path))
        case "says":
            return _says(value, path)
    return _test(key, value, path)


def _several(value: Any, path: tuple[str | int, ...]) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not value:
        raise Grammar(path, "a list of conditions is needed here")
    return tuple(parse(each, (*path, index)) for index, each in enumerate(value))


def _says(value: Any, path: tuple[str | int, ...]) -> Says:
    if isinstance(value, list):
        value = {"all_of": value}
    if not isinstance(value, dict) or not value.keys() <= _SAYS_KEYS:
        raise Grammar(path, f"says takes {', '.join(sorted(_SAYS_KEYS))}")
    lists: dict[str, tuple[str, ...]] = {}
    for key in ("all_of", "any_of", "none_of"):
        ids = value.get(key, [])
        if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
            raise Grammar((*path, key), "a list of idea ids is needed here")
        lists[key] = tuple(ids)
    if not lists["all_of"] and not lists["any_of"]:
        raise Grammar(path, "says needs all_of or any_of: absence alone shows nothing")
    for key, most in (("reach", 3), ("apart", 80)):
        if type(value.get(key, 0)) is not int or not 0 <= value.get(key, 0) <= most:
            raise Grammar((*path, key), f"a whole number from 0 to {most} is needed here")
    return Says(**lists, reach=value.get("reach", 0), apart=value.get("apart", 20))


def _test(key: str, value: Any, path: tuple[str | int, ...]) -> Test:
    fact, _, op_name = key.partition("|")
    if fact not in CATALOGUE:
        raise Grammar(path, f"unknown fact `{fact}`; `deskcheck knowledge fields` lists them")
    if op_name not in set(Op):
        raise Grammar(path, f"unknown test `{op_name}`; there are {', '.join(Op)}")
    op = Op(op_name)
    _fits(fact, op, value, path)
    return Test(fact, op, value)


def _fits(fact: str, op: Op, value: Any, path: tuple[str | int, ...]) -> None:
    kind = CATALOGUE[fact]
    if op in _NUMERIC and (kind.kind is not Kind.NUMBER or not _is_number(value)):
        raise Grammar(path, f"`{op}` compares a number fact with a number")
    if op in _TWO_FACTS and (not isinstance(value, str) or value not in CATALOGUE):
        raise Grammar(path, f"`{op}` compares with another fact; `{value}` is none")
    if op is Op.MISSING and value is not True:
        raise Grammar(path, "`missing` takes true")
    if op in (Op.CONTAINS, Op.IN_LIST, Op.MATCHES) and not isinstance(value, str):
        raise Grammar(path, f"`{op}` takes a text")
    if op is Op.IS and kind.kind is Kind.NUMBER and not _is_number(value):
        raise Grammar(path, f"`{fact}` is a number")
    if op is Op.IS and kind.kind is not Kind.NUMBER and not isinstance(value, str):
        raise Grammar(path, f"`{fact}` is a text; YAML read this as {value}: put it in quotes")
    if op is Op.IS and kind.choices and value not in kind.choices:
        raise Grammar(path, f"`{fact}` is one of {', '.join(kind.choices)}")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield the condition and everything inside it."""
    yield condition
    match condition:
        case Every(of) | Some(of):
            for each in of:
                yield from walk(each)
        case Not(inner):
            yield from walk(inner)


def needs_evidence(condition: Condition) -> bool:
    """Whether the condition can only hold with a place in the text behind it."""
    match condition:
        case Says():
            return True
        case Test(op=op):
            return op is not Op.MISSING
        case Every(of):
            return any(needs_evidence(each) for each in of)
        case Some(of):
            return all(needs_evidence(each) for each in of)
        case Not():
            return False

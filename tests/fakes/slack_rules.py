"""The words in which Block Kit's limits are written down: a rule looks at a value and complains."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Found:
    """What is wrong, in Slack's words, each with a pointer to the place."""

    notes: list[str] = field(default_factory=list)
    too_long: bool = False

    def add(self, note: str, at: str) -> None:
        self.notes.append(f"{note} [json-pointer:{at}]")


Rule = Callable[[Any, str, Found], None]


@dataclass(frozen=True)
class Shape:
    """Which fields an object may have, which it must have, and what else must hold."""

    fields: Mapping[str, Rule]
    need: tuple[str, ...] = ()
    also: Rule | None = None


def fit(shape: Shape, value: Json, at: str, found: Found, free: tuple[str, ...] = ()) -> None:
    """Hold an object against its shape; ``free`` are fields that another rule looks at."""
    for name in shape.need:
        if value.get(name) is None:
            found.add(f"missing required field: {name}", at)
    for name, inner in value.items():
        if name in shape.fields:
            shape.fields[name](inner, f"{at}/{name}", found)
        elif name not in free:
            found.add(f"invalid additional property: {name}", at)
    if shape.also:
        shape.also(value, at, found)


def string(most: int, least: int = 1) -> Rule:
    def rule(value: Any, at: str, found: Found) -> None:
        if not isinstance(value, str):
            found.add("must be a string", at)
        elif len(value) < least:
            found.add(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            found.add(f"must be less than {most + 1} characters", at)

    return rule


def text(most: int = 3000, *kinds: str) -> Rule:
    """Return the rule for a text object; without kinds, plain text and mrkdwn are both welcome."""
    welcome = kinds or ("plain_text", "mrkdwn")

    def rule(value: Any, at: str, found: Found) -> None:
        if not isinstance(value, dict):
            found.add("must provide an object", at)
            return
        if value.get("type") not in welcome:
            found.add(f"must be one of {', '.join(welcome)}", f"{at}/type")
        before = len(found.notes)
        extra = "emoji" if value.get("type") == "plain_text" else "verbatim"
        fit(Shape({"text": string(most), extra: flag}, ("text",)), value, at, found, ("type",))
        if len(found.notes) > before:
            found.notes.insert(before, f"failed to match all allowed schemas [json-pointer:{at}]")

    return rule


def plain(most: int) -> Rule:
    return text(most, "plain_text")


def flag(value: Any, at: str, found: Found) -> None:
    if not isinstance(value, bool):
        found.add("must be a boolean", at)


def number(value: Any, at: str, found: Found) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        found.add("must be an integer", at)


def anything(value: Any, at: str, found: Found) -> None:
    """Accept what Deskcheck has no use for."""


def among(*words: str) -> Rule:
    def rule(value: Any, at: str, found: Found) -> None:
        if value not in words:
            found.add(f"must be one of {', '.join(words)}", at)

    return rule


def many(inner: Rule, most: int, least: int = 1) -> Rule:
    def rule(value: Any, at: str, found: Found) -> None:
        if not isinstance(value, list):
            found.add("must be an array", at)
            return
        if len(value) < least:
            found.add(f"no less than {least} items allowed", at)
        if len(value) > most:
            found.add(f"no more than {most} items allowed", at)
        for index, each in enumerate(value):
            inner(each, f"{at}/{index}", found)

    return rule


def shape(fields: Mapping[str, Rule], *need: str, also: Rule | None = None) -> Rule:
    made = Shape(fields, need, also)

    def rule(value: Any, at: str, found: Found) -> None:
        if isinstance(value, dict):
            fit(made, value, at, found)
        else:
            found.add("must provide an object", at)

    return rule


def typed(table: Mapping[str, Shape], *only: str) -> Rule:
    """Return the rule for an object whose ``type`` says which shape of the table it has."""

    def rule(value: Any, at: str, found: Found) -> None:
        if not isinstance(value, dict):
            found.add("must provide an object", at)
            return
        kind = str(value.get("type"))
        if kind not in table or (only and kind not in only):
            found.add(f"unsupported type: {kind}", f"{at}/type")
            return
        fit(table[kind], value, at, found, ("type",))

    return rule

"""What tests look for in cards."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator
from referencing import Registry
from referencing.jsonschema import DRAFT6

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"


def found(value: Any, kind: str) -> list[dict[str, Any]]:
    """Return everything of a type, however deep."""
    if isinstance(value, list):
        return [each for item in value for each in found(item, kind)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("type") == kind else []
    return own + [each for item in value.values() for each in found(item, kind)]


def texts(value: Any) -> str:
    """Return all text runs one after the other."""
    return "".join(run["text"] for run in found(value, "TextRun"))


def seen(value: Any) -> str:
    """Return the text runs that are not folded."""
    if isinstance(value, list):
        return "".join(map(seen, value))
    if not isinstance(value, dict) or value.get("isVisible") is False:
        return ""
    own = value["text"] if value.get("type") == "TextRun" else ""
    return str(own) + "".join(seen(each) for each in value.values())


def folded(value: Any) -> list[dict[str, Any]]:
    """Return the boxes that are shown when somebody asks for them."""
    return [each for each in found(value, "Container") if each.get("id", "").startswith("fold")]


def titles(value: Any, kind: str = "Action.Execute") -> list[str]:
    """Return what stands on actions."""
    return [each["title"] for each in found(value, kind)]


@cache
def judge() -> Draft6Validator:
    """Return a validator that knows the copied schema and fetches nothing."""
    whole = json.loads((SCHEMAS / "adaptive-card-1.5.0.json").read_text(encoding="utf-8"))
    whole["$id"] = whole.pop("id")  # as the schema's own draft spells it
    registry: Registry[Any] = Registry().with_resource(whole["$id"], DRAFT6.create_resource(whole))
    return Draft6Validator(whole, registry=registry)


def wrong(card: dict[str, Any]) -> list[str]:
    """Tell what the schema does not allow; ``msteams`` is Teams' own."""
    bare = {key: each for key, each in card.items() if key != "msteams"}
    return [f"{list(each.path)}: {each.message[:200]}" for each in judge().iter_errors(bare)]

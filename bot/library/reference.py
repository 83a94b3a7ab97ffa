"""The keys of every kind of knowledge file, in words, made from the shapes themselves."""

import re
from collections.abc import Iterator
from datetime import date
from inspect import getdoc
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from bot.library import asking, papers, shapes
from bot.library.checklists import ChecklistFile
from bot.library.likeness import LikenessFile
from bot.library.links import LinkFile
from bot.library.phrases import PhraseFile
from bot.library.questions import TopicFile
from bot.library.shapes import File, Weight, Words
from bot.library.translations import TranslationFile
from bot.library.wording import WordingFile

# A kind of file, and the shape of it; what is inside a shape follows it.
SHAPES: tuple[tuple[str, type[File]], ...] = (
    ("signals/<area>/<id>.yaml", shapes.SignalFile),
    ("steps/<id>.yaml", shapes.StepFile),
    ("lists/**/<id>.yaml: words", shapes.IdeaFile),
    ("lists/**/<id>.yaml: names", shapes.NamesFile),
    ("lists/**/<id>.yaml: technologies", shapes.TechnologiesFile),
    ("lists/asking/<id>.yaml: synonyms", asking.SynonymsFile),
    ("lists/asking/<id>.yaml: a glossary", asking.GlossaryFile),
    ("lists/asking/<id>.yaml: questions", asking.QuestionsFile),
    ("guidance/<topic>/<slug>.md, policy/<slug>.md", papers.GuidanceFile),
    ("playbooks/<id>.md", papers.PlaybookFile),
    ("playbooks/<language>/<id>.md", TranslationFile),
    ("triage/<fact>.yaml", papers.TriageFile),
    ("contacts/<place>.yaml", papers.PlaceFile),
    ("organisation.yaml", papers.OrganisationFile),
    ("phrases/<intent>.yaml", PhraseFile),
    ("sources.yaml", shapes.SourcesFile),
    ("priority.yaml", shapes.PriorityFile),
    ("likeness.yaml", LikenessFile),
    ("checklists/<stage>.yaml", ChecklistFile),
    ("questions/<topic>.yaml", TopicFile),
    ("links/<kind>.yaml", LinkFile),
    ("wording/<language>.yaml", WordingFile),
)
_SIMPLE: dict[Any, str] = {
    str: "text", int: "whole number", float: "number", bool: "true or false", date: "date",
    Any: "anything", Words: "text, or {en, de, pt}",
}  # fmt: skip
_ONE = re.compile(r"^(text|id|list|mapping|whole number)\b|(?<= or )(mapping)\b")
_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def reference() -> str:
    """Return the keys of all kinds of files as Markdown, without a line break at its end."""
    told: set[type[File]] = set()
    parts = [part for name, shape in SHAPES for part in _shape(f"`{name}`", shape, told)]
    return "\n\n".join(parts)


def _shape(name: str, shape: type[File], told: set[type[File]]) -> Iterator[str]:
    if shape in told:
        return
    told.add(shape)
    says = dict(_ATTRIBUTE.findall(getdoc(shape) or ""))
    rows = [
        _row(field.alias or key, field, " ".join(says.get(key, "").split()))
        for key, field in shape.model_fields.items()
    ]
    yield "\n".join([f"**{name}**", "", "| key | holds | needed |", "|---|---|---|", *rows])
    for key, field in shape.model_fields.items():
        for inside in _inside(field.annotation):
            yield from _shape(f"{name}, in `{field.alias or key}`", inside, told)


def _row(key: str, field: FieldInfo, says: str) -> str:
    holds = _words(field.annotation, tuple(field.metadata))
    holds += f". {says[0].upper()}{says[1:]}" if says else ""
    holds = holds.replace("``", "`").replace("|", "\\|")
    return f"| `{key}` | {holds} | {'yes' if field.is_required() else _default(field)} |"


def _default(field: FieldInfo) -> str:
    default = field.default
    if isinstance(default, bool):
        return f"no: {str(default).lower()}"
    return f"no: {default}" if isinstance(default, str | int) and default != "" else "no"


def _words(kind: Any, limits: tuple[Any, ...] = ()) -> str:
    """Return what a type holds, in words."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _words(inside[0], (*inside[1:], *limits))
    if origin is Literal:
        return f"{'one of ' if len(inside) > 1 else ''}{', '.join(map(str, inside))}"
    if origin in (Union, UnionType):
        some = (_words(each, limits) for each in inside if each is not type(None))
        return " or ".join(dict.fromkeys(some))
    if origin is tuple:
        least = _limit(limits, "min_length")
        told = f"list of {_several(_words(inside[0]))}"
        return f"{told}, at least {least}" if least else told
    if origin is dict:
        return f"mapping of {_several(_words(inside[0]))} to {_words(inside[1])}"
    return _one(kind, limits)


def _several(told: str) -> str:
    return _ONE.sub(lambda match: f"{match[0]}s", told)


def _one(kind: Any, limits: tuple[Any, ...]) -> str:
    if isinstance(kind, type) and issubclass(kind, Weight):
        return f"one of {', '.join(Weight)}"
    if isinstance(kind, type) and issubclass(kind, File):
        return "mapping, see below"
    pattern = _limit(limits, "pattern")
    if pattern:
        return "id" if pattern == shapes.ID else f"text like `{pattern}`"
    low = [_limit(limits, name) for name in ("ge", "gt", "le", "lt")]
    least = f" from {low[0]}" if low[0] is not None else ""
    least += f" above {low[1]}" if low[1] is not None else ""
    least += f" to {low[2]}" if low[2] is not None else ""
    least += f" and below {low[3]}" if low[3] is not None else ""
    return _SIMPLE[kind] + least


def _limit(limits: tuple[Any, ...], name: str) -> Any:
    """Return one of a field's limits, which may stand inside another piece of its metadata."""
    for each in limits:
        for piece in (each, *getattr(each, "metadata", ())):
            if (found := getattr(piece, name, None)) is not None:
                return found
    return None


def _inside(kind: Any) -> Iterator[type[File]]:
    """Yield the shapes that stand in a type."""
    if isinstance(kind, type) and issubclass(kind, File):
        yield kind
    for each in get_args(kind):
        yield from _inside(each)

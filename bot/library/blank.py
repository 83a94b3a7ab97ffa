"""New files to fill in, and what in a file is still to be filled in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from bot.library.page import Page, Where
from bot.library.papers import GuidanceFile, Role
from bot.library.shapes import (
    ID,
    Area,
    File,
    Mistake,
    SignalFile,
    Stage,
    StepFile,
    Weight,
)
from bot.talk.trouble import DeskcheckError

Kind = Literal["signal", "step", "page", "policy"]
_FILL = re.compile(r"<fill in ([^<>]*)>")
_MARK = b"<fill in "
_ID = re.compile(ID)

_SIGNAL = """\
# One red flag. First answer the five questions of knowledge/README.md.
title: <fill in what somebody does or says, in a few words>
area: {area}
stage: <fill in one of {stages}>
covers: []  # rows of the researched catalogue, such as INT-01
status: draft  # not loaded; stable when lint and try are content
weight: <fill in one of {weights}; see Weights in knowledge/README.md>
when:
  says:
    all_of:
      - <fill in the id of a word list in lists/, such as cam-device>
      - <fill in the id of another one, such as refusal>
    none_of: []
why: <fill in why it is a sign, in one or two sentences>
innocent_reasons:
  - <fill in the ordinary reason for it>
clears: <fill in what clears it>
verify:
  - <fill in the id of a step in steps/>
sources:
  - <fill in the id of a source in sources.yaml>
examples:
  fires:
    - <fill in a text that must raise it>
    - <fill in another one, worded otherwise>
    - <fill in a third one>
    - <fill in a fourth one>
  quiet:
    - <fill in an honest text that looks alike>
    - <fill in another one, such as the same words denied>
    - <fill in a third one>
    - <fill in a fourth one>
since: {today}
"""

_STEP = """\
# One way to verify.
title: <fill in what is done, in a few words>
how: <fill in how it is done, step by step>
who: <fill in one of {who}>
effort: <fill in our minutes, 0 to 480>
friction: <fill in what it costs the candidate, one of {friction}>
before: <fill in the stage it is done before, one of {before}>
good_answer: <fill in what a good answer looks like>
cannot_prove: <fill in what it cannot prove>
message: <fill in neutral words that can be sent as they stand>
gate: none  # counsel for what counsel clears first
standard: false  # true for the checks that everyone gets
status: draft  # not loaded; stable when lint is content
sources:
  - <fill in the id of a source in sources.yaml>
since: {today}
"""

_PAGE = """\
---
title: <fill in the topic, in a few words>
asked_as:
  - <fill in how somebody asks for this page>
  - <fill in another way, in other words>
asked_under:
  <fill in the heading below>:
    - <fill in how somebody asks for what stands under it>
jurisdictions: []
owner: <fill in the role that owns the topic, one of {roles}>
reviewed: {today}
legal: false
status: draft  # not loaded; {after} when lint is content
---
<fill in one or two sentences that answer the main question of the page>{source}

## <fill in a heading>
<fill in a paragraph of sentences that are each clear by themselves>{source}
"""

_TEXTS: Mapping[Kind, str] = {
    "signal": _SIGNAL,
    "step": _STEP,
    "page": _PAGE,
    "policy": _PAGE,
}
SHAPES: Mapping[Kind, type[File]] = {
    "signal": SignalFile,
    "step": StepFile,
    "page": GuidanceFile,
    "policy": GuidanceFile,
}


def text(kind: Kind, today: date, area: str = "") -> str:
    """Return a new file of a kind, with marks where it is to be filled in."""
    return _TEXTS[kind].format(
        area=area,
        today=today.isoformat(),
        stages=_listed(Stage),
        weights=", ".join(Weight),
        roles=_listed(Role),
        who=_choices(StepFile, "who"),
        friction=_choices(StepFile, "friction"),
        before=_choices(StepFile, "before"),
        after="adopted" if kind == "policy" else "leave the line out",
        source=" [<fill in a source id>]" if kind == "page" else "",
    )


def _choices(shape: type[File], key: str) -> str:
    return _listed(shape.model_fields[key].annotation)


def _listed(literal: Any) -> str:
    return ", ".join(get_args(literal))


def place(root: Path, kind: Kind, name: str, area: str = "") -> Path:
    """Return where a new file belongs.

    Args:
        root: the knowledge folder.
        kind: what it is.
        name: its id.
        area: of a signal, or the topic of a page; empty for the others.

    Raises:
        DeskcheckError: when the id or the area cannot be used, or something has the id already.
    """
    if not _ID.fullmatch(name):
        raise DeskcheckError(f"`{name}` is no id: lower case, digits and single hyphens only.")
    if kind in ("step", "policy"):
        if area:
            raise DeskcheckError(f"a {kind} has no area; leave --area out.")
        where = root / ("steps" if kind == "step" else "policy")
    elif kind == "signal":
        if area not in get_args(Area):
            raise DeskcheckError(f"A signal needs --area, one of {_listed(Area)}.")
        where = root / "signals" / area
    else:
        topics = ", ".join(sorted(each.name for each in root.glob("guidance/*") if each.is_dir()))
        if not _ID.fullmatch(area):
            raise DeskcheckError(f"A page needs --area, its topic. There are {topics}.")
        where = root / "guidance" / area
    path = where / (name + (".yaml" if kind in ("signal", "step") else ".md"))
    # Ids of signals and steps are file names, wherever in the folder they stand.
    rooms = {"signal": "signals", "step": "steps"}
    same = sorted((root / rooms[kind]).rglob(path.name)) if kind in rooms else [path]
    for each in same:
        if each.exists():
            raise DeskcheckError(f"{each} is there already; nothing was written.")
    return path


def left(page: Page) -> Iterator[Mistake]:
    """Yield what a file still has to be filled in with, by line."""
    if _MARK not in page.data:
        return
    yield from _within(page, page.value, ())
    for number, line in enumerate(page.body.split("\n"), 1):
        for mark in _FILL.finditer(line):
            yield Mistake(page.name, number, f"still to be filled in: {mark[1]}")


def _within(page: Page, value: Any, where: Where) -> Iterator[Mistake]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _within(page, key, (*where, key))
            yield from _within(page, each, (*where, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _within(page, each, (*where, at))
    elif isinstance(value, str) and (mark := _FILL.search(value)):
        way = ".".join(_FILL.sub("...", str(step)) for step in where)
        told = f"{way}: still to be filled in: {mark[1]}"
        yield Mistake(page.name, page.line(where), told)


def is_draft(page: Page) -> bool:
    """Whether a file says of itself that it is a draft, which nothing loads."""
    return isinstance(page.value, dict) and page.value.get("status") == "draft"

"""What the running service writes about itself: event names, counts and codes, one line each.

A line of ours is a fixed text such as ``slack.send error=%s``; its name and its pairs are kept, and
a value that is no plain code is not. Of what a library logs, only who it was, where and which kind
of error is kept: its text may hold anything.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

_Event = MutableMapping[str, Any]
_OURS = "deskcheck"
_NAME = re.compile(r"[a-z]+(?:[._][a-z]+)*")
_PAIR = re.compile(r" ([a-z_]+)=(%s|[a-z]+)")
_KEPT = ("at", "level", "ref", "_record", "_from_structlog")
_CODE = re.compile(r"[A-Za-z0-9_.:,<>+-]{1,200}")


def begin(form: str, stream: TextIO = sys.stderr) -> None:
    """Have everything logged to ``stream`` from now on, as ``json`` or ``plain``.

    Args:
        form: either, or empty for plain at a terminal and JSON elsewhere.
        stream: where to.
    """
    plain = (form or ("plain" if stream.isatty() else "json")) == "plain"
    last: Any = structlog.processors.JSONRenderer()
    if plain:
        last = structlog.dev.ConsoleRenderer(colors=stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
                _told,
            ],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
            use_get_message=False,
            pass_foreign_args=True,
            keep_exc_info=False,
            keep_stack_info=False,
        )
    )
    handler.addFilter(lambda record: record.name == _OURS or record.levelno >= logging.WARNING)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(_OURS).setLevel(logging.INFO)  # libraries tell too much
    logging.captureWarnings(True)


def _told(_: Any, __: str, event: _Event) -> _Event:
    """Put what may be told in the place of a record's text."""
    record: logging.LogRecord = event["_record"]
    template, values = str(event["event"]), iter(event["positional_args"] or ())
    name = template.partition(" ")[0]
    kept = {key: value for key, value in event.items() if key in _KEPT}
    if record.name == _OURS and _NAME.fullmatch(name):
        pairs = {
            key: _code(next(values, None)) if said == "%s" else said
            for key, said in _PAIR.findall(template)
        }
        return {"event": name, **kept, **pairs}
    error = record.exc_info[0] if record.exc_info else None
    return {
        "event": "library.said", **kept, "who": _code(record.name),
        "where": _code(f"{record.module}:{record.lineno}"),
        **({"kind": error.__name__} if error else {}),
    }  # fmt: skip


def _code(value: object) -> object:
    """Return a value that is a number or a plain code; a question mark in place of another."""
    if value is None or isinstance(value, bool | int | float):
        return value
    written = str(value)
    return written if _CODE.fullmatch(written) else "?"

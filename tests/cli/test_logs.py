import ast
import io
import json
import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.contextvars import bound_contextvars

from bot.cli import logs

BOT = Path(__file__).parents[2] / "bot"
TEMPLATE = re.compile(r"[a-z]+([._][a-z]+)*( [a-z_]+=(%s|[a-z]+))*")
CANARY = "Jane Roe, jane.roe@example.com, +49 30 1234567"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged; afterwards logging is as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("deskcheck").setLevel(logging.NOTSET)
    logging.captureWarnings(False)


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_its_name_and_its_pairs(written: io.StringIO) -> None:
    logs.begin("json", written)
    with bound_contextvars(ref="c0ffee00"):
        logging.getLogger("deskcheck").warning("slack.send error=%s try=%s", "not_in_channel", 2)
    [line] = lines(written)
    assert line.pop("at")
    assert line == {
        "event": "slack.send", "error": "not_in_channel", "try": 2, "level": "warning",
        "ref": "c0ffee00",
    }  # fmt: skip


def test_what_is_no_code_is_not_told(written: io.StringIO) -> None:
    logs.begin("json", written)
    logging.getLogger("deskcheck").error("work.failed kind=%s attempt=%s", CANARY, 1)
    logging.getLogger("deskcheck").error(f"somebody pasted {CANARY}")
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("deskcheck").exception("work.failed kind=%s", "ValueError")
        logging.getLogger("aiohttp.server").exception("Error handling %s", CANARY)
    logging.getLogger("asyncio").error(CANARY, stack_info=True)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, stacklevel=1)
    shown = written.getvalue()
    assert "Jane" not in shown and "1234567" not in shown
    told = lines(written)
    assert told[0]["kind"] == "?" and told[2]["kind"] == "ValueError"
    assert (told[3]["event"], told[3]["who"], told[3]["kind"]) == (
        "library.said", "aiohttp.server", "ValueError",
    )  # fmt: skip
    assert [each["who"] for each in told[4:]] == ["asyncio", "py.warnings"]


def test_what_a_library_only_mentions_is_not_told(written: io.StringIO) -> None:
    logs.begin("json", written)
    chatty = logging.getLogger("slack_bolt")
    chatty.setLevel(logging.DEBUG)
    chatty.info("the whole event")
    chatty.setLevel(logging.NOTSET)
    assert written.getvalue() == ""


def test_plain_lines_say_the_same_to_people(written: io.StringIO) -> None:
    logs.begin("plain", written)
    logging.getLogger("deskcheck").info("store.purged inbox=%s", 3)
    logging.getLogger("chromadb").error(CANARY)
    shown = written.getvalue()
    assert "store.purged" in shown and "inbox=3" in shown and "Jane" not in shown


def test_without_a_setting_what_is_no_terminal_gets_json(written: io.StringIO) -> None:
    logs.begin("", written)
    logging.getLogger("deskcheck").info("service.ready channels=%s", 1)
    assert lines(written)[0]["channels"] == 1


def test_every_line_that_we_log_is_a_name_with_pairs() -> None:
    """No text can slip in by way of a message that is put together."""
    said = [
        node.args[0]
        for path in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "_log"
    ]
    assert len(said) > 40
    for each in said:
        assert isinstance(each, ast.Constant) and TEMPLATE.fullmatch(str(each.value)), ast.dump(
            each
        )

import io

import pytest
from rich.console import Console

from bot.cli import progress
from bot.cli.progress import Bar


def shown(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=80)
    monkeypatch.setattr(progress, "console", lambda *, error: console)
    bar = Bar("Preparing")
    for done in range(0, 101, 20):
        bar(done, 100)
    return out.getvalue()


def test_a_person_at_a_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Preparing" in shown(True, monkeypatch)


def test_a_script_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(False, monkeypatch) == ""

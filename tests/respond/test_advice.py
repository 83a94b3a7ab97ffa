"""Whatever is told, nobody is advised to pay, confront, delete or visit."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.library.library import Library
from bot.library.load import load
from bot.respond.desk import WARNINGS, assess, opening
from tests.respond.orders import FORBIDDEN, ordered

DATA = Path(__file__).parents[1] / "data" / "incidents.jsonl"
INCIDENTS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
AWARE = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def test_the_pattern_knows_an_order_when_it_sees_one() -> None:
    for order in ("Pay the ransom.", "Save it; then delete the log.", "Call and confront him."):
        assert FORBIDDEN.search(order)
    for other in ("Do not pay.", "Pay attention to it.", "Decide who may answer.", "Notify HR."):
        assert not FORBIDDEN.search(other)


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda each: str(each["id"]))
def test_no_incident_gets_forbidden_advice(incident: dict[str, str], library: Library) -> None:
    advice = assess(opening(incident["text"], library, AWARE), library)
    assert advice.playbook.id == incident["playbook"]
    assert advice.warnings == WARNINGS
    assert ordered(each.step for each in advice.do) == []
    assert any("pay" in each.do.casefold() for each in advice.playbook.phases[0].do_not) or (
        advice.playbook.id in ("thin-evidence", "suspected-employee", "laptop-farm")
    )


def test_no_step_of_any_phase_orders_it(library: Library) -> None:
    for playbook in library.playbooks.values():
        for phase in playbook.phases:
            assert ordered(phase.steps) == [], (playbook.id, phase.name)

"""Every signal's own examples, and what every signal of the shipped folder must have."""

import csv
import json
from pathlib import Path

import pytest

from bot.check.examples import holds
from bot.library import conditions
from bot.library.checklists import CheckItem
from bot.library.library import Library, Signal
from bot.library.load import load
from bot.library.shapes import Weight

ROOT = Path(__file__).parent.parent.parent
SHIPPED = load(ROOT / "knowledge", evaluation=True)
CATALOGUE = (ROOT / "tests/data/catalogue.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(CATALOGUE.splitlines()))
ITEMS = [item for file in SHIPPED.checklists.values() for item in file.items]
each_signal = pytest.mark.parametrize("signal", SHIPPED.signals, ids=lambda signal: signal.id)


@each_signal
def test_its_examples_fire_and_its_look_alikes_stay_quiet(signal: Signal) -> None:
    examples = signal.file.examples
    assert len(examples.fires) >= 4 and len(examples.quiet) >= 4
    assert [text for text in examples.fires if not holds(signal, text, SHIPPED)] == []
    assert [text for text in examples.quiet if holds(signal, text, SHIPPED)] == []


@each_signal
def test_it_is_no_heavier_than_its_source_says(signal: Signal) -> None:
    rows = [row for row in ROWS if row["id"] in signal.file.covers]
    assert [row["id"] for row in rows] == sorted(signal.file.covers)
    assert signal.file.weight <= max(Weight(row["strength"]) for row in rows)
    if all(row["visible_in_pasted_text"] == "partly" for row in rows):
        assert signal.file.cannot_show is not None


def test_every_row_that_pasted_text_shows_is_covered() -> None:
    covered = {row for signal in SHIPPED.signals for row in signal.file.covers}
    plain = {row["id"] for row in ROWS if row["visible_in_pasted_text"] == "yes"}
    partly = {row["id"] for row in ROWS if row["visible_in_pasted_text"] == "partly"}
    assert len(plain) == 31 and plain <= covered
    assert len(partly & covered) >= 20


def test_what_pasted_text_cannot_show_stands_in_a_checklist() -> None:
    listed = {row for item in ITEMS for row in item.covers}
    hidden = {row["id"] for row in ROWS if row["visible_in_pasted_text"] == "no"}
    partly = {row["id"] for row in ROWS if row["visible_in_pasted_text"] == "partly"}
    assert len(hidden) == 33 and listed == hidden | partly


def test_every_row_is_covered_by_a_signal_or_a_checklist() -> None:
    covered = {row for signal in SHIPPED.signals for row in signal.file.covers}
    covered |= {row for item in ITEMS for row in item.covers}
    assert covered == {row["id"] for row in ROWS}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_checklist_item_stands_in_its_stage_and_is_no_heavier_than_its_rows(
    item: CheckItem,
) -> None:
    (stage,) = (stage for stage, file in SHIPPED.checklists.items() if item in file.items)
    rows = [row for row in ROWS if row["id"] in item.covers]
    assert {row["stage"] for row in rows} == {stage}
    assert item.weight <= max(Weight(row["strength"]) for row in rows)


def test_all_areas_have_signals_and_the_steps_are_there() -> None:
    areas = {signal.file.area for signal in SHIPPED.signals}
    assert areas >= {"sourcing", "identity", "contact", "history", "interview", "payment",
                     "equipment", "conduct", "extortion"}  # fmt: skip
    assert len(SHIPPED.steps) >= 55


def test_every_list_is_used() -> None:
    """The shared ones are a stock for whoever writes a signal; every other serves one."""
    used = {"negation", "not-negation", "clause-break", "our-side", "their-side", "hypothetical",
            "work-verbs", "answer-no", "references",
            "about-the-topic", "of-somebody", "put-to-candidate", "witnessed",
            "lead-in"}  # fmt: skip
    for signal in SHIPPED.signals:
        for condition in (signal.when, *([signal.milder] if signal.milder else [])):
            for each in conditions.walk(condition):
                if isinstance(each, conditions.Says):
                    used |= {*each.all_of, *each.any_of, *each.none_of}
                elif isinstance(each, conditions.Test):
                    used.add(str(each.value))
    shared = {path.stem for path in (ROOT / "knowledge/lists/shared").glob("*.yaml")}
    assert set(SHIPPED.ideas) - used - shared == set()


def test_every_step_is_reached_by_a_sign_or_is_for_everyone() -> None:
    reached = {step for signal in SHIPPED.signals for step in signal.file.verify}
    reached |= {step for item in ITEMS for step in item.steps}
    assert [
        step for step, file in SHIPPED.steps.items() if step not in reached and not file.standard
    ] == []


def test_no_contested_claim_is_made() -> None:
    """What the sources were wrong about, or must not be repeated, stands in no text of ours."""
    text = json.dumps(
        [signal.file.model_dump(mode="json", exclude={"examples"}) for signal in SHIPPED.signals]
        + [step.model_dump(mode="json") for step in SHIPPED.steps.values()]
        + [file.model_dump(mode="json") for file in SHIPPED.checklists.values()]
        + [file.model_dump(mode="json") for file in SHIPPED.questions.values()],
        default=str,
    ).casefold()
    for claim in (
        "machine translat",
        "broken english",
        "grammar",
        "kim jong",
        "insult",
        "nationalit",
        "accent",
        "ethnic",
        "name spelling",
        "100,000 it workers",
        "90 percent",
        "90 %",
    ):
        assert claim not in text


def test_the_library_has_no_signal_twice(library: Library) -> None:
    assert len({signal.id for signal in library.signals}) == len(library.signals)

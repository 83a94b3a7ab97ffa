import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.engines.meter import LABELS, OTHER, PrometheusMeter
from bot.talk.condition import Condition

BUCKETS = "le"  # numbers, of histograms


def samples(meter: PrometheusMeter, *conditions: Condition) -> dict[tuple[str, str], float]:
    """Every sample by its name and the values of its labels."""
    written = meter.text(conditions).decode()
    return {
        (each.name, "+".join(each.labels.values())): each.value
        for family in text_string_to_metric_families(written)
        for each in family.samples
    }


def everything() -> PrometheusMeter:
    meter = PrometheusMeter()
    for channel in ("slack", "teams", "Jane Roe"):
        meter.came(channel)
        meter.worked(channel, "answered", 0.2)
        meter.replied(channel, "check", "answered", 0.1)
        meter.replied(channel, "jane@example.com", "+49 30 1234", 0.1)
    meter.refused("too-many")
    meter.refused("Jane Roe, who lives in Lisbon")
    return meter


def test_what_happens_is_counted() -> None:
    told = samples(everything())
    assert told["deskcheck_events_received_total", "slack"] == 1
    assert told["deskcheck_events_worked_total", "teams+answered"] == 1
    assert told["deskcheck_replies_total", "slack+check+answered"] == 1
    assert told["deskcheck_refusals_total", "too-many"] == 1
    assert told["deskcheck_work_seconds_count", "slack"] == 1
    assert told["deskcheck_process_open_fds", ""] > 0


def test_no_label_can_say_anything_but_its_few_known_values() -> None:
    """All labels there are, and all that each can hold: none can hold anything about a person."""
    conditions = [Condition("index", "down", "Jane Roe"), Condition("Jane Roe", "ok")]
    written = everything().text(conditions).decode()
    assert "Jane" not in written and "jane" not in written and "1234" not in written
    seen: dict[str, set[str]] = {}
    for family in text_string_to_metric_families(written):
        for sample in family.samples:
            for label, value in sample.labels.items():
                seen.setdefault(label, set()).add(value)
    buckets = seen.pop(BUCKETS)
    assert all(float(each) > 0 for each in buckets)
    assert set(seen) == set(LABELS)
    for label, values in seen.items():
        assert values <= LABELS[label], label
        assert OTHER in LABELS[label]


def test_the_parts_are_told_as_they_are_at_the_scrape() -> None:
    meter = PrometheusMeter()
    told = samples(
        meter,
        Condition(
            "library", "weak", "old", {"library_mistakes": 3, "library_hash": "e22257106b06"}
        ),
        Condition("index", "ok", "ready"),
        Condition("database", "down", "refused"),
    )
    assert told["deskcheck_library_mistakes", ""] == 3
    assert told["deskcheck_library_number", ""] == 0xE22257106B06  # exact in a double
    assert told["deskcheck_ready", "library"] == 0.5 and told["deskcheck_ready", "database"] == 0
    assert told["deskcheck_index_state", "ready"] == 1
    assert told["deskcheck_index_state", "failed"] == 0
    known = samples(meter, Condition("database", "ok", "", {"inbox_jobs": 7}))
    assert known["deskcheck_inbox_jobs", ""] == 7


def test_what_is_not_known_at_a_scrape_is_not_told_from_an_earlier_one() -> None:
    meter = PrometheusMeter()
    samples(meter, Condition("database", "ok", "", {"inbox_jobs": 7}))
    assert samples(meter)["deskcheck_inbox_jobs", ""] == pytest.approx(float("nan"), nan_ok=True)

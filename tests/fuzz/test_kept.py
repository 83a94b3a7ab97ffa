"""The short form of ``make fuzz``: every kept input once, and a few bent ones."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz import __main__ as search
from tests.fuzz.doors import DOORS, kept
from tests.fuzz.shapes import bodies


@pytest.mark.parametrize("name", DOORS)
def test_a_door_bears_what_is_kept_and_what_is_bent_a_little(name: str) -> None:
    inputs = kept(name)
    assert len(inputs) >= 6
    with DOORS[name]() as door:
        for each in inputs:
            door(each.read_bytes())

        @settings(
            max_examples=25, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(data=bodies(name))
        def look(data: bytes) -> None:
            door(data)

        look()


def test_a_door_that_does_not_bear_something_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def narrow(data: bytes) -> None:
        assert b"Engineer" in data or len(data) < 40

    monkeypatch.setitem(DOORS, "intake", lambda: contextlib.nullcontext(narrow))
    tried, found = search.search("intake", 60)
    assert tried and found is not None and b"Engineer" not in found and len(found) >= 40

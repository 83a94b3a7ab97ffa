from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.check.changes import Outcome, differing, outcome, same
from bot.check.priority import Priority
from bot.library.library import Library
from bot.library.load import load
from bot.library.shapes import Weight
from tests.library.folder import SIGNAL, edit, write

TODAY = date(2026, 11, 28)


def heavier(place: Path) -> Library:
    return load(write(place, edit(SIGNAL, ("weight: moderate", "weight: strong"))))


def test_a_text_is_checked_under_each_folder(tmp_path: Path) -> None:
    plain = load(write(tmp_path / "plain"))
    text = "He refused the camera."
    before, after = (outcome(text, each, TODAY) for each in (plain, heavier(tmp_path / "heavy")))
    assert before == Outcome(Priority.ROUTINE, {"camera-refused": Weight.MODERATE})
    assert after == Outcome(Priority.VERIFY_FIRST, {"camera-refused": Weight.STRONG})
    assert list(differing(before, after)) == [("camera-refused", Weight.MODERATE, Weight.STRONG)]


def test_what_came_went_and_stayed() -> None:
    before = Outcome(Priority.ROUTINE, {"a": Weight.WEAK, "c": Weight.WEAK})
    after = Outcome(Priority.ROUTINE, {"b": Weight.STRONG, "c": Weight.WEAK})
    assert list(differing(before, after)) == [
        ("a", Weight.WEAK, None), ("b", None, Weight.STRONG),
    ]  # fmt: skip
    assert list(differing(before, before)) == []


def test_folders_check_alike_where_what_a_check_reads_is_the_same(
    tmp_path: Path, library: Library
) -> None:
    one, again = load(write(tmp_path / "one")), load(write(tmp_path / "two"))
    assert same(one, again)
    assert not same(one, heavier(tmp_path / "heavy"))
    assert not same(library, replace(library, likeness=None))
    assert same(library, replace(library, passages=()))

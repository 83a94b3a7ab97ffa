from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.library.load import draw, made
from bot.library.report import Place, Survey, survey
from bot.library.shapes import Weight
from tests.library.folder import CLEAN, IDEA, SIGNAL, edit, write
from tests.library.papers import CONTACTS, GUIDANCE, PAPERS, POLICY, changed

TODAY = date(2026, 11, 28)


def looked(place: Path, changes: Mapping[str, str] = PAPERS, today: date = TODAY) -> Survey:
    root = write(place, changes)
    draft, digest = draw(root)
    return survey(draft, made(draft, digest, root), today)


def test_what_is_covered_is_counted(tmp_path: Path) -> None:
    seen = looked(tmp_path)
    assert seen.signals == {("interview", "interview", Weight.MODERATE): 1}
    assert seen.rows == {"INT-01": ("camera-refused",)} and seen.gaps == ()
    assert seen.words == {"en": 4, "de": 1, "pt": 0}
    assert seen.sources == {"primary-full": 1}
    assert seen.pages == {"guidance": 1, "policy": 1, "playbook": 1, "contact": 1}


def test_a_signal_is_heard_in_a_language_that_all_its_lists_speak(tmp_path: Path) -> None:
    seen = looked(tmp_path / "plain")
    assert seen.heard == {"en": 1, "de": 0, "pt": 0}
    assert seen.deaf == {"de": ("camera-refused",), "pt": ("camera-refused",)}
    refusal = "lists/shared/refusal.yaml"
    german = looked(tmp_path / "german", {refusal: CLEAN[refusal] + "de: [verweigert]\n"})
    assert german.heard == {"en": 1, "de": 1, "pt": 0}
    either = edit(SIGNAL, ("{all_of: [camera, refusal]}", "{any_of: [camera, refusal]}"))
    assert looked(tmp_path / "either", either).heard["de"] == 1
    fact = edit(SIGNAL, ("  says: {all_of: [camera, refusal]}", "  mail.kind|is: free"))
    assert looked(tmp_path / "fact", fact).heard["pt"] == 1


def test_a_row_below_the_highest_that_nothing_covers_is_a_gap(tmp_path: Path) -> None:
    seen = looked(tmp_path, edit(SIGNAL, ("[INT-01]", "[INT-02, INT-04, PAY-01]")))
    assert seen.gaps == ("INT-01", "INT-03")


def test_old_pages_stand_with_file_and_line(tmp_path: Path) -> None:
    assert looked(tmp_path).stale == ()
    old = looked(tmp_path, changed(CONTACTS, "2026-11-21", "2025-11-27"))
    assert old.stale == (Place(f"{CONTACTS}:3", "last looked through on 2025-11-27"),)
    later = looked(tmp_path, today=date(2027, 12, 1))
    assert [each.where for each in later.stale] == [
        f"{CONTACTS}:3", f"{GUIDANCE}:7", "playbooks/suspected.md:8", f"{POLICY}:4",
    ]  # fmt: skip


def test_sources_that_nobody_verified_stand_with_who_cites_them(tmp_path: Path) -> None:
    assert looked(tmp_path / "seen").unverified == ()
    memory = CLEAN["sources.yaml"].replace("basis: seen", "basis: from-memory")
    unread = memory + CLEAN["sources.yaml"].partition("sources:\n")[2].replace(
        "id: advisory", "id: rumour"
    ).replace("read: primary-full", "read: memory")
    first, second = looked(tmp_path / "not", {**PAPERS, "sources.yaml": unread}).unverified
    assert first == Place(
        "sources.yaml:10", "rumour: nobody has read it (read: memory); cited nowhere"
    )
    assert second.where == "sources.yaml:2"
    assert second.told.startswith("advisory: its address is from memory; cited by camera-refused")


def test_drafts_templates_and_marks_are_unfinished(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        {
            **PAPERS,
            "signals/new.yaml": CLEAN[SIGNAL].replace("status: stable", "status: draft"),
            "steps/new.yaml": "title: <fill in a title>\nstatus: draft\n",
        },
    )
    assert seen.unfinished == (
        Place("steps/new.yaml:1", "a draft with 1 places to be filled in"),
        Place(f"{POLICY}:5", "status: template"),
        Place("signals/interview/new.yaml:1", "status: draft"),
    )


def test_pages_that_say_the_same_are_found(tmp_path: Path) -> None:
    other = changed(POLICY, "Every candidate is asked to have the camera on.", "Something else.")
    assert looked(tmp_path / "other", other).twice == ()
    same = changed(POLICY, "Every candidate is asked to have the camera on.",
                   "Another time is offered, e.g. the next day. A form is sent.")  # fmt: skip
    (pair,) = looked(tmp_path / "same", same).twice
    assert {pair.one, pair.other} == {GUIDANCE.removesuffix(".md"), POLICY.removesuffix(".md")}
    assert IDEA not in pair.example and "another time is offered" in pair.example

from pathlib import Path

import pytest

from bot.library.load import load
from bot.library.playbooks import Playbook
from tests.library.folder import told, write
from tests.library.papers import PAPERS, PLAYBOOK, changed


@pytest.fixture
def playbook(tmp_path: Path) -> Playbook:
    return load(write(tmp_path, dict(PAPERS))).playbooks["suspected"]


def test_phases_hold_steps_with_who_by_and_only_if(playbook: Playbook) -> None:
    now, day = playbook.phases
    assert (now.name, now.heading, day.name) == ("now", "Now", "day-1")
    keep, cut = now.steps
    assert (keep.id, keep.do.en, keep.who, keep.by) == (
        "keep", "Keep the message.", ("receiver",), "at once",
    )  # fmt: skip
    assert cut.who == ("security", "it")
    assert cut.only_if == (("access", True), ("keys", False))
    assert cut.sources == ("advisory",)
    assert [each.do.en for each in now.do_not] == ["Do not pay."] and not now.collect
    assert day.steps[0].then == "suspected"
    assert playbook.goal.en == "Protect the systems."
    assert playbook.opens_on == ((("access", True), ("threat", False)),)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("## Day 1", "## Tomorrow", f"{PLAYBOOK}:20: a phase is one of now, day-1"),
        ("### Do not", "### Never", f"{PLAYBOOK}:17: under a phase stand Do, Do not and Preserve"),
        ("- `keep` Keep", "- Keep", f"{PLAYBOOK}:14: a step is - `id` what to do"),
        ("who: receiver", "who: nobody", f"{PLAYBOOK}:14: `nobody` is no role"),
        ("by: at once", "when: at once", f"{PLAYBOOK}:14: `when: at once`: a step takes who, by"),
        ("only_if: access", "only_if: acess", f"{PLAYBOOK}:15: `acess` is no triage fact"),
        ("access, not threat", "acess", f"{PLAYBOOK}:5: `acess` is no triage fact"),
        ("`report`", "`keep`", f"{PLAYBOOK}:2: the step id `keep` stands here twice"),
        ("then: suspected", "then: another", "step `report`: there is no playbook `another`"),
        ("otherwise: true\n", "", "exactly one playbook has `otherwise: true`"),
        ("Do not pay. [advisory]", "Do not pay.", f"{PLAYBOOK}:17: a paragraph or item ends with"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    old: str, new: str, mistake: str, tmp_path: Path
) -> None:
    found = told(tmp_path, changed(PLAYBOOK, old, new))
    assert any(mistake in each for each in found), found


def test_a_playbook_needs_its_first_two_phases(tmp_path: Path) -> None:
    cut = PAPERS[PLAYBOOK].partition("## Day 1")[0]
    found = told(tmp_path, {**PAPERS, PLAYBOOK: cut})
    assert found == [f"knowledge/{PLAYBOOK}:2: the phase `day-1` needs steps under `### Do`"]

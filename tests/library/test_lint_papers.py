from datetime import date
from pathlib import Path

import pytest

from bot.library.lint_papers import notes
from bot.library.load import draw
from tests.library.folder import CLEAN, told, write
from tests.library.lists import CHECKLIST, LISTS, TOPIC
from tests.library.papers import CONTACTS, GUIDANCE, PAPERS, PLAYBOOK, POLICY, changed

MEMORY = CLEAN["sources.yaml"] + CLEAN["sources.yaml"].partition("\n")[2].replace(
    "id: advisory", "id: rumour"
).replace("read: primary-full", "read: memory")


def test_the_clean_papers_are_clean(tmp_path: Path) -> None:
    assert told(tmp_path, dict(PAPERS)) == []


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        (
            changed(GUIDANCE, "camera on. [advisory]", "camera on."),
            f"{GUIDANCE}:9: a paragraph or item ends with its sources",
        ),
        (
            changed(GUIDANCE, "form is sent. [advisory]", "form is sent. [gossip]"),
            f"{GUIDANCE}:15: there is no source `gossip`",
        ),
        (
            {
                **changed(GUIDANCE, "form is sent. [advisory]", "form is sent. [rumour]"),
                "sources.yaml": MEMORY,
            },
            f"{GUIDANCE}:15: nobody has read `rumour`",
        ),
        (
            {**PAPERS, GUIDANCE: "no front matter\n"},
            f"{GUIDANCE}:1: a page starts with its front matter",
        ),
        (
            {**PAPERS, GUIDANCE: PAPERS[GUIDANCE].rpartition("---\n")[0] + "---\n"},
            f"{GUIDANCE}:2: there is no text under the front matter",
        ),
        (changed(GUIDANCE, "owner: security", "owner: boss"), f"{GUIDANCE}:6: owner: "),
        (changed(GUIDANCE, "owner: security", "author: me"), f"{GUIDANCE}:6: author: unknown key"),
        (
            changed(GUIDANCE, "jurisdictions: []", "jurisdictions: [Germany]"),
            f"{GUIDANCE}:5: jurisdictions.0: ",
        ),
        (changed(CONTACTS, "{hours: 72}", "{hours: 72, days: 3}"), "a limit is one of hours, days"),
        (changed(CONTACTS, "{hours: 72}", "{}"), "a limit is one of hours, days"),
        (
            changed(CONTACTS, "reviewed: 2026-11-21", "reviewed: 2026-11-21\nwithin: [UN]"),
            f"{CONTACTS}:4: within: no file in contacts/ is about UN",
        ),
        (
            changed(CONTACTS, "reviewed: 2026-11-21", "reviewed: 2026-11-21\ncovers: [AT, EU]"),
            f"{CONTACTS}:4: covers: another file is about EU",
        ),
        (
            changed(CONTACTS, "reviewed: 2026-11-21", "reviewed: 2026-11-21\ncovers: [AT, AT]"),
            f"{CONTACTS}:4: covers: another file is about AT",
        ),
        (
            {**PAPERS, "contacts/other.yaml": PAPERS[CONTACTS]},
            "contacts/other.yaml:2: jurisdiction: another file is about EU",
        ),
        (
            changed(
                CONTACTS,
                "    for: Report it.\n    sources: [advisory]",
                "    for: Report it.\n    sources: [gossip]",
            ),
            f"{CONTACTS}:11: contacts.0.sources: there is no source `gossip`",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    changes: dict[str, str], mistake: str, tmp_path: Path
) -> None:
    found = told(tmp_path, changes)
    assert any(mistake in each for each in found), found


def test_a_policy_needs_no_source(tmp_path: Path) -> None:
    assert told(tmp_path, changed(POLICY, "camera on.", "camera on. Always.")) == []


def test_playbooks_need_every_triage_fact(tmp_path: Path) -> None:
    found = told(tmp_path, {key: text for key, text in PAPERS.items() if key != "triage/keys.yaml"})
    assert found == [f"knowledge/{PLAYBOOK}:1: the triage fact `keys` has no file in triage/"]


def test_lists_that_nobody_looked_through_for_a_year_are_noted(tmp_path: Path) -> None:
    draft, _ = draw(write(tmp_path, LISTS))
    assert list(notes(draft, "knowledge", date(2026, 11, 28))) == []
    assert [each.file for each in notes(draft, "knowledge", date(2028, 1, 1))] == [
        f"knowledge/{CHECKLIST}",
        f"knowledge/{TOPIC}",
    ]


def test_what_wants_a_hand_is_noted_and_is_no_mistake(tmp_path: Path) -> None:
    draft, _ = draw(write(tmp_path, dict(PAPERS)))
    assert draft.mistakes() == []
    found = [str(each) for each in notes(draft, "knowledge", date(2026, 11, 28))]
    assert found == [
        f"knowledge/{POLICY}:1: a template: adapt it, then set status: adopted",
        "knowledge/organisation.yaml:1: put your company's name here",
        "knowledge/organisation.yaml:3: nobody can be reached yet as security",
    ]
    later = [str(each) for each in notes(draft, "knowledge", date(2028, 1, 1))]
    assert sum("look through it" in each for each in later) == 3

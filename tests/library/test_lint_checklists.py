from pathlib import Path

import pytest

from bot.library.lint_checklists import private
from tests.library.folder import edit, told
from tests.library.lists import CHECKLIST, LISTS, TOPIC, altered
from tests.library.test_lint_papers import MEMORY


def test_the_clean_lists_are_clean(tmp_path: Path) -> None:
    assert told(tmp_path, LISTS) == []


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        (
            altered(CHECKLIST, "id: address", "id: serial"),
            f"{CHECKLIST}:18: items.1.id: `serial` stands in a checklist already",
        ),
        (
            {**LISTS, "checklists/offer.yaml": LISTS[CHECKLIST]},
            "checklists/onboarding.yaml:5: items.0.id: `serial` stands in a checklist already",
        ),
        (
            {CHECKLIST: None, "checklists/day-one.yaml": LISTS[CHECKLIST]},
            "checklists/day-one.yaml:1: a checklist is called by its stage",
        ),
        (
            altered(CHECKLIST, "steps: [live-call]\n    sources: [advisory]\n  -",
                    "steps: [live-call, telepathy]\n    sources: [advisory]\n  -"),
            f"{CHECKLIST}:16: items.0.steps.1: there is no step `telepathy`",
        ),
        (
            altered(CHECKLIST, "sources: [advisory]\n  -", "sources: [gossip]\n  -"),
            f"{CHECKLIST}:17: items.0.sources.0: there is no source `gossip`",
        ),
        (
            altered(CHECKLIST, "HR compares the addresses.", "HR listens to the accent."),
            f"{CHECKLIST}:24: items.1.how: this names a protected trait (`accent`)",
        ),
        (
            altered(TOPIC, "sources: [advisory]", "sources: [gossip]"),
            f"{TOPIC}:6: sources.0: there is no source `gossip`",
        ),
        (
            {**altered(TOPIC, "sources: [advisory]", "sources: [rumour]"), "sources.yaml": MEMORY},
            f"{TOPIC}:6: sources.0: nobody has read `rumour`",
        ),
        (
            altered(TOPIC, "Who used it?", "Are you married?"),
            f"{TOPIC}:10: questions.2.ask: this is about who somebody is (`married`)",
        ),
        (
            altered(TOPIC, "good_answer: Somebody.", "good_answer: A foreign one."),
            f"{TOPIC}:10: questions.2.good_answer: this is about who somebody is (`foreign`)",
        ),
        (
            altered(TOPIC, "Who used it?", "what did you build?"),
            f"{TOPIC}:10: questions.2.ask: another question is the same",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    changes: dict[str, str | None], mistake: str, tmp_path: Path
) -> None:
    found = told(tmp_path, changes)
    assert len(found) >= 1 and any(mistake in each for each in found), found


def test_a_step_that_is_broken_itself_is_not_told_as_missing(tmp_path: Path) -> None:
    broken = edit("steps/live-call.yaml", ("effort: 15", "effort: soon"))
    (only,) = told(tmp_path, {**LISTS, **broken})
    assert "effort" in only


@pytest.mark.parametrize(
    "asked",
    ["Do you have children?", "Which church do you go to?", "How old are you?", "Where were you "
     "born?", "Whom do you vote for?", "Is your health good?", "Sind Sie verheiratet?",
     "Tem filhos?", "What is your nationality?"],
)  # fmt: skip
def test_nobody_is_asked_who_they_are(asked: str) -> None:
    assert private(asked)


@pytest.mark.parametrize(
    "asked",
    ["Which tool are you most familiar with?", "Who will sign for the laptop?",
     "Do you have other engagements?", "What is the original idea of it?"],
)  # fmt: skip
def test_what_the_work_needs_is_asked(asked: str) -> None:
    assert private(asked) == ""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.markdown import render as markdown
from bot.library.library import Library
from bot.library.load import load
from bot.respond.desk import WARNINGS, Incident, assess
from bot.respond.words import handbook, page, pressed, render
from bot.talk.reply import Button, Buttons, Checklist, Notice, Reply, Title

AWARE = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
INCIDENT = Incident({"threat": True}, ("DE",), AWARE)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def shown(incident: Incident, library: Library) -> Reply:
    return render(assess(incident, library), library)


def buttons(reply: Reply) -> list[Button]:
    return [each for part in reply.parts if isinstance(part, Buttons) for each in part.items]


def test_the_first_hour_stands_first_under_the_first_warning(library: Library) -> None:
    reply = shown(INCIDENT, library)
    assert reply.parts[0] == Title(f"{assess(INCIDENT, library).playbook.title.en} - Now")
    assert reply.parts[1] == Notice(WARNINGS[0])
    assert reply.sensitive and reply.audience == "asker"
    told = [part.text for part in reply.parts if isinstance(part, Notice)]
    assert [each for each in told if each in WARNINGS] == list(WARNINGS)


def test_what_is_open_is_asked_with_buttons_twice_at_the_most(library: Library) -> None:
    asked = [each.id for each in buttons(shown(INCIDENT, library)) if ".fact." in each.id]
    assert len(asked) == 6
    once = pressed(INCIDENT, asked[0])
    assert once is not None
    twice = pressed(once, next(e.id for e in buttons(shown(once, library)) if ".fact." in e.id))
    assert twice is not None
    assert not [each for each in buttons(shown(twice, library)) if ".fact." in each.id]


def test_answers_change_what_is_known(library: Library) -> None:
    yes = pressed(INCIDENT, "respond.fact.keys.yes")
    assert yes is not None and yes.facts["keys"] is True
    assert assess(yes, library).playbook.id == "crypto-keys"
    no = pressed(INCIDENT, "respond.fact.keys.no")
    assert no is not None and no.facts["keys"] is False
    unsure = pressed(INCIDENT, "respond.fact.keys.unsure")
    assert unsure is not None and "keys" not in unsure.facts and unsure.asked == ("keys",)


def test_every_phase_is_reached_by_its_button(library: Library) -> None:
    incident, seen = INCIDENT, []
    for _ in range(5):
        seen.append(assess(incident, library).phase.name)
        following = [e for e in buttons(shown(incident, library)) if e.label.startswith("Next")]
        if not following:
            break
        moved = pressed(incident, following[0].id)
        assert moved is not None
        incident = moved
    assert seen == ["now", "day-1", "72-hours", "week-1", "later"]


def test_another_playbook_opens_at_its_first_phase(library: Library) -> None:
    later = replace(INCIDENT, phase="week-1")
    other = pressed(later, "respond.playbook.data-leaked")
    assert other is not None and (other.playbook, other.phase) == ("data-leaked", "now")
    assert assess(other, library).playbook.id == "data-leaked"


@pytest.mark.parametrize(
    "press", ["check.words", "respond.phase.never", "respond.fact.x.maybe", ""]
)
def test_a_button_of_another_desk_is_nothing_here(press: str) -> None:
    assert pressed(INCIDENT, press) is None


def test_deadlines_are_told_in_the_askers_zone(library: Library) -> None:
    text = markdown(shown(INCIDENT, library))
    assert "Tue 01 Dec 2026, 09:30 UTC" in text


def test_one_page_holds_every_phase(library: Library) -> None:
    reply = page(assess(INCIDENT, library), library)
    headings = [part.text for part in reply.parts if isinstance(part, Title)]
    for phase in ("Now", "Day 1", "72 hours", "Week 1", "Later"):
        assert phase in headings
    assert not buttons(reply)


def test_the_handbook_holds_every_step_of_every_playbook_and_every_contact(
    library: Library,
) -> None:
    reply = handbook(library)
    steps = {each.id for part in reply.parts if isinstance(part, Checklist) for each in part.items}
    for playbook in library.playbooks.values():
        assert {step.id for phase in playbook.phases for step in phase.steps} <= steps
    text = " ".join(markdown(reply).split())
    assert "bfv" in text.casefold() and "IC3" in text

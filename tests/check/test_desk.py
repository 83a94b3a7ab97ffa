from datetime import date

from bot.check.desk import assess
from bot.check.priority import Priority
from bot.library.library import Library
from bot.reading.parts import Part, Unread

DAY = date(2026, 11, 21)
FULL = (
    "jane@acme.test | +44 20 7946 0958 | London, UK | github.com/jane\n"
    "Engineer, Acme, Jan 2019 - Present\n"
    "References: on request\n"
)


def test_what_a_profile_usually_gives_is_missed_only_when_it_is_missing(library: Library) -> None:
    assert assess((Part("t", FULL),), library, DAY).not_given == ()
    nothing = assess((Part("t", "hello"),), library, DAY).not_given
    assert "an e-mail address" in nothing
    assert "references" in nothing
    assert "a stated place" in nothing


def test_an_ordinary_text_is_routine_with_the_checks_everyone_gets(library: Library) -> None:
    assessment = assess((Part("t", FULL),), library, DAY)
    assert assessment.priority is Priority.ROUTINE
    assert len(assessment.findings) == 0
    assert assessment.plan.steps


def test_what_could_not_be_read_and_the_library_travel_along(library: Library) -> None:
    unread = (Unread("scan.pdf", "holds only pictures"),)
    assessment = assess((Part("t", FULL),), library, DAY, unread=unread, stage="offer", role="SRE")
    assert assessment.unread == unread
    assert assessment.library == library.hash
    assert (assessment.stage, assessment.role) == ("offer", "SRE")

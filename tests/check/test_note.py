from datetime import UTC, datetime

from bot.check.desk import assess
from bot.check.note import note
from bot.library.library import Library
from bot.library.wording import ENGLISH
from bot.reading.parts import Part
from bot.talk.reply import Remark
from bot.talk.session import Marks

WHEN = datetime(2026, 11, 28, 9, tzinfo=UTC)


def test_a_note_has_the_priority_the_flags_the_steps_and_no_words_of_the_candidate(
    library: Library,
) -> None:
    text = "- he flatly refused to switch the camera on\n- wants USDT, nothing else"
    made = assess((Part("text", text),), library, WHEN.date())
    finding = made.findings.items[0]
    marks = Marks(remarks={finding.signal: (Remark("ana", WHEN, "line\nbreak"),)})
    told = note(made, marks, WHEN, ENGLISH)
    assert told.startswith("Deskcheck, 2026-11-28")
    assert finding.title in told and "ana: line break" in told
    assert f"[ ] {made.plan.steps[0].title}" in told
    assert "flatly" not in told and "nothing else" not in told

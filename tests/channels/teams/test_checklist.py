from typing import Any

from bot.channels.teams.checklist import render
from bot.channels.teams.elements import Frame
from bot.channels.teams.measure import Json
from bot.library.wording import ENGLISH
from bot.talk.reply import Checklist, ChecklistItem, Remark
from tests.channels.teams.looking import folded, found, texts, titles
from tests.channels.teams.samples import ANA, WHEN, WHO, step


def shown(*items: ChecklistItem, case: str = "c1") -> list[list[Json]]:
    return list(render(Checklist(items), Frame(case, "k", ENGLISH, WHO)))


def pressed(made: Any) -> list[str]:
    return [each["data"]["press"] for each in found(made, "Action.Execute")]


def test_an_open_thing_tells_who_and_how_and_can_be_ticked() -> None:
    (made,) = shown(step(message="Dear <at>all</at>", caution="Counsel first."))
    told = texts(made)
    assert told.startswith("1. Call the employer backrecruiter, 15 min, before an offer")
    assert "⚠ Counsel first." in told and "On a number you found yourself." in told
    assert titles(made) == ["Done"] and pressed(made) == ["step.done:call-back"]
    assert texts(folded(made)) == "Dear <at>all</at>"


def test_a_done_thing_tells_who_and_when_and_can_be_opened_again() -> None:
    (made,) = shown(step(done=Remark(ANA, WHEN)))
    assert "✓ Ana Ruiz, {{DATE(2026-11-28T09:30:00Z, SHORT)}}" in texts(made)
    assert "On a number" not in texts(made)
    assert titles(made) == ["Undo"] and pressed(made) == ["step.open:call-back"]
    assert found(made, "TextRun")[0]["strikethrough"]


def test_without_a_case_or_with_no_good_id_nothing_can_be_ticked() -> None:
    assert pressed(shown(step(), case="")) == []
    assert pressed(shown(step(id=""), step(id="x" * 281))) == []


def test_things_are_numbered_and_very_long_ones_stand_whole() -> None:
    first, second = shown(step(), step("t " * 9000, message="m " * 9000))
    assert texts(second).startswith("2. t t") and texts(second).count("m ") == 9000
    assert found(first, "ColumnSet") and not found(second, "ColumnSet")
    assert pressed(second) == ["step.done:call-back"]

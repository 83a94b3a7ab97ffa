from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from bot.check.desk import Assessment, assess
from bot.check.record import record
from bot.check.words import more, render, unread
from bot.library.library import Library
from bot.reading.parts import Part, Unread
from bot.talk.reply import (
    Bullets,
    Buttons,
    Checklist,
    FindingCard,
    Notice,
    Prose,
    Reply,
    Sources,
    Title,
)

DAY = date(2026, 11, 21)
NOTES = (
    "He refused to switch the camera on.\n"
    "Wants his salary in USDT.\n"
    "Asked us to send the laptop to a friend who forwards it to him.\n"
)
FORBIDDEN = ("score", "reject", "do not hire", "fraudster", "DPRK", "North Korea", "suspicious")


@pytest.fixture
def assessment(library: Library) -> Assessment:
    return assess((Part("notes", NOTES),), library, DAY, unread=(Unread("x.png", "is a picture"),))


def shown(reply: Reply) -> str:
    return repr(reply)


def test_findings_come_before_the_plan_and_notices_after(assessment: Assessment) -> None:
    kinds = [type(part) for part in render(assessment).parts]
    order = [Title, FindingCard, Checklist, Notice, Buttons]
    places = [kinds.index(kind) for kind in order]
    assert all(one < two for one, two in pairwise(places))


def test_every_finding_is_a_card_with_its_quotes(assessment: Assessment) -> None:
    cards = [part for part in render(assessment).parts if isinstance(part, FindingCard)]
    assert [card.signal for card in cards] == [each.signal for each in assessment.findings]
    for card in cards:
        assert card.quotes and card.innocent_reasons and card.clears and card.sources
        for quote in card.quotes:
            assert quote.text in NOTES
            assert all(0 <= start < end <= len(quote.text) for start, end in quote.marks)
            assert quote.marks


def test_the_wording_judges_nobody(assessment: Assessment) -> None:
    reply = render(assessment)
    ours = " ".join(
        part.text for part in reply.parts if isinstance(part, (Title, Prose, Notice))
    ).casefold()
    assert not [word for word in FORBIDDEN if word.casefold() in ours]
    assert "not a judgement about a person" in ours


def test_a_check_is_private_and_written_by_rules(assessment: Assessment) -> None:
    reply = render(assessment)
    assert reply.sensitive and reply.audience == "asker" and reply.written_by == "rules"
    assert NOTES.splitlines()[0] not in reply.fallback


def test_every_button_of_this_desk_is_answered(assessment: Assessment) -> None:
    buttons = next(part for part in render(assessment).parts if isinstance(part, Buttons))
    for button in buttons.items:
        if button.id.startswith("check."):
            assert more(assessment, button.id) is not None
    assert more(assessment, "somebody.else") is None


def test_who_else_looks_stands_in_at_most_five_lines_behind_the_plan(
    assessment: Assessment, library: Library
) -> None:
    parts = render(assessment).parts
    at = parts.index(Title("What only others can see", 2))
    assert at > [type(part) for part in parts].index(Checklist)
    lines = parts[at + 1]
    assert isinstance(lines, Bullets) and 1 <= len(lines.items) <= 5
    assert all(line.startswith(("IT, ", "HR, ", "Payroll, ", "Manager, ")) for line in lines.items)
    told = {item.what.en for file in library.checklists.values() for item in file.items}
    assert {each for line in lines.items for each in line.partition(": ")[2].split("; ")} <= told


def test_the_contract_of_scripts_knows_nothing_of_it(assessment: Assessment) -> None:
    printed = str(record(assessment))
    assert all(each.what[0] not in printed for each in assessment.plan.others)
    assert set(record(assessment)["plan"][0]) == {
        "step", "title", "how", "who", "effort", "friction", "before_stage", "message", "gate",
        "answers",
    }  # fmt: skip


def test_the_questions_are_the_same_whatever_was_found(
    assessment: Assessment, library: Library
) -> None:
    quiet = assess((Part("t", "Nice talk about React."),), library, DAY)
    asked = more(assessment, "check.questions")
    assert asked is not None and asked == more(quiet, "check.questions")
    lists = [part for part in asked.parts if isinstance(part, Bullets)]
    assert sum(len(each.items) for each in lists) == sum(
        len(topic.questions) for topic in library.questions.values()
    )
    assert "same for every finalist" in shown(asked)


def test_without_checklists_and_questions_nothing_is_said_of_them(
    assessment: Assessment,
) -> None:
    bare = replace(assessment, plan=replace(assessment.plan, others=(), questions=()))
    assert "only others" not in shown(render(bare))
    assert "check.questions" not in shown(render(bare))


def test_words_to_send_and_sources_are_complete(assessment: Assessment) -> None:
    words = more(assessment, "check.words")
    sources = more(assessment, "check.sources")
    assert words is not None and sources is not None
    for step in assessment.plan.steps:
        assert step.message in [part.text for part in words.parts if isinstance(part, Prose)] or (
            not step.message
        )
    listed = next(part for part in sources.parts if isinstance(part, Sources))
    wanted = {each.id for finding in assessment.findings for each in finding.sources}
    assert {line.id for line in listed.items} == wanted
    for line in listed.items:
        assert line.url == "" or line.url.startswith("https://")


def test_a_step_that_needs_counsel_says_so_and_shows_no_words(library: Library) -> None:
    threat = "If you do not pay me I will publish your source code on Friday."
    reply = render(assess((Part("mail", threat),), library, DAY))
    gated = [
        item
        for part in reply.parts
        if isinstance(part, Checklist)
        for item in part.items
        if library.steps[item.id].gate == "counsel"
    ]
    assert gated
    for item in gated:
        assert "counsel" in item.caution.casefold()
        assert item.message == ""


def test_a_text_without_signs_says_so_and_lists_the_usual_checks(library: Library) -> None:
    reply = render(assess((Part("t", "Nice talk about React."),), library, DAY))
    assert "No signs found" in reply.fallback
    assert "The checks everyone gets" in shown(reply)
    assert not [part for part in reply.parts if isinstance(part, FindingCard)]


def test_nothing_readable_is_told_in_words(library: Library) -> None:
    nothing = assess((), library, DAY, unread=(Unread("x.png", "is a picture"),))
    assert unread(nothing) == "x.png is a picture."
    assert "Paste a profile" in unread(assess((), library, DAY))

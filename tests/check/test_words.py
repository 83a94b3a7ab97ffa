from datetime import date
from itertools import pairwise

import pytest

from bot.check.desk import Assessment, assess
from bot.check.words import more, render, unread
from bot.library.library import Library
from bot.reading.parts import Part, Unread
from bot.talk.reply import Buttons, Checklist, FindingCard, Notice, Prose, Reply, Sources, Title

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


def test_every_button_but_help_is_answered(assessment: Assessment) -> None:
    buttons = next(part for part in render(assessment).parts if isinstance(part, Buttons))
    for button in buttons.items:
        if button.id != "help":
            assert more(assessment, button.id) is not None
    assert more(assessment, "somebody.else") is None


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

import logging
from pathlib import Path

import pytest

from bot.check import desk as check
from bot.engines.clock import SystemClock
from bot.engines.recent import RecentSessions
from bot.frontdesk.desk import FrontDesk
from bot.library.watch import Shelf
from bot.talk.message import Attachment, Message
from bot.talk.reply import FindingCard, Reply, Title, Working
from bot.talk.trouble import DeskcheckError

NOTES = "my notes\n- he refused to switch the camera on\n- react is fine\n"


@pytest.fixture
def desk() -> FrontDesk:
    clock = SystemClock()
    knowledge = Path(__file__).parents[2] / "knowledge"
    return FrontDesk(Shelf(knowledge), clock, RecentSessions(clock), "en")


async def said(desk: FrontDesk, message: Message) -> list[Working | Reply]:
    return [each async for each in desk.handle(message)]


async def replied(desk: FrontDesk, message: Message) -> Reply:
    """The one reply, checked to be one and the last."""
    everything = await said(desk, message)
    assert [type(each) for each in everything].count(Reply) == 1
    last = everything[-1]
    assert isinstance(last, Reply)
    return last


async def test_a_paste_gets_a_sign_of_life_and_one_reply(desk: FrontDesk) -> None:
    everything = await said(desk, Message("1", NOTES))
    assert isinstance(everything[0], Working)
    reply = await replied(desk, Message("2", NOTES))
    assert [part for part in reply.parts if isinstance(part, FindingCard)]


async def test_other_desks_say_what_is_coming_and_answer_nothing(desk: FrontDesk) -> None:
    for text in ("can we require the camera to be on?", "we are being blackmailed"):
        reply = await replied(desk, Message("1", text))
        assert isinstance(reply.parts[0], Title)
        assert "not in this version" in reply.parts[0].text


async def test_a_button_goes_on_with_the_askers_own_check_only(desk: FrontDesk) -> None:
    await said(desk, Message("1", NOTES, sender="me", channel="terminal"))
    mine = await replied(
        desk, Message("2", "", press="check.sources", sender="me", channel="terminal")
    )
    assert "Sources" in repr(mine.parts[0])
    yours = await replied(
        desk, Message("3", "", press="check.sources", sender="you", channel="terminal")
    )
    assert "no longer remembered" in yours.fallback
    odd = await replied(desk, Message("4", "", press="check.odd", sender="me", channel="terminal"))
    assert odd.parts


async def test_a_file_that_cannot_be_read_is_told_and_the_text_is_checked(desk: FrontDesk) -> None:
    picture = Attachment("scan.png", b"\x89PNG....")
    both = await replied(desk, Message("1", NOTES, parts=(picture,)))
    assert "scan.png is a picture" in repr(both.parts)
    assert [part for part in both.parts if isinstance(part, FindingCard)]
    alone = await replied(desk, Message("2", "", parts=(picture,)))
    assert "scan.png is a picture" in alone.fallback


async def test_a_crash_becomes_a_reference_and_leaks_nothing(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Jane Doe, passport 123")

    monkeypatch.setattr(check, "assess", broken)
    with caplog.at_level(logging.DEBUG):
        reply = await replied(desk, Message("1", NOTES))
    assert "Something went wrong" in reply.fallback
    reference = reply.fallback.rstrip(".").rpartition(" ")[2]
    assert reference in caplog.text
    assert "Jane" not in caplog.text and "Jane" not in repr(reply)


async def test_our_own_errors_are_told_in_their_words(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DeskcheckError("Do this instead.")

    monkeypatch.setattr(check, "assess", broken)
    assert (await replied(desk, Message("1", NOTES))).fallback == "Do this instead."


async def test_stage_and_role_of_a_form_reach_the_check(desk: FrontDesk) -> None:
    message = Message("1", NOTES, form={"stage": "onboarding", "role": "SRE"})
    assessment = desk.assess(message)
    assert (assessment.stage, assessment.role) == ("onboarding", "SRE")
    reply = await replied(desk, message)
    assert isinstance(reply.parts[0], Title) and reply.parts[0].text.endswith("SRE")

import logging
from pathlib import Path

import pytest

from bot.check import desk as check
from bot.engines.clock import SystemClock
from bot.engines.meaning import NoMeaning
from bot.engines.no_model import NoModel
from bot.engines.recent import NoLedger, RecentSessions
from bot.frontdesk import words
from bot.frontdesk.desk import FrontDesk
from bot.library.watch import Shelf
from bot.library.wording import ENGLISH
from bot.talk.intent import Ask, Continue, Respond, Unsure
from bot.talk.message import Attachment, Message
from bot.talk.reply import Buttons, Checklist, FindingCard, Partial, Reply, Sources, Title, Working
from bot.talk.trouble import DeskcheckError, StoreError
from tests.fakes.scripted_model import Scripted
from tests.frontdesk.desk_with import Kept

NOTES = "my notes\n- he refused to switch the camera on\n- react is fine\n"


def made(shelf: Shelf, clock: SystemClock, language: str) -> FrontDesk:
    return FrontDesk(
        shelf, clock, RecentSessions(clock), NoMeaning(), language,
        model=NoModel(), ledger=NoLedger(),
    )  # fmt: skip


@pytest.fixture
def desk() -> FrontDesk:
    clock = SystemClock()
    knowledge = Path(__file__).parents[2] / "knowledge"
    return made(Shelf(knowledge), clock, "en")


async def said(desk: FrontDesk, message: Message) -> list[Working | Partial | Reply]:
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


def buttons(reply: Reply) -> list[str]:
    shown = (part for part in reply.parts if isinstance(part, Buttons))
    return [each.id for part in shown for each in part.items]


def texts(reply: Reply) -> str:
    return " ".join(str(getattr(part, "text", "")) for part in reply.parts)


async def test_a_question_is_answered_and_followed_up_in_its_thread(desk: FrontDesk) -> None:
    asked = Message("1", "can we insist that the camera is on?", sender="me", thread="t")
    reply = await replied(desk, asked)
    assert [part for part in reply.parts if isinstance(part, Sources)]
    more = Message("2", "and when somebody cannot use it?", sender="me", thread="t")
    assert isinstance(desk.route(more), Ask)
    assert isinstance(desk.route(Message("3", "and then?", sender="me", thread="other")), Unsure)


async def test_an_incident_opens_its_playbook_and_goes_on_in_its_thread(desk: FrontDesk) -> None:
    told = Message("1", "a dismissed developer threatens to leak our code", sender="me")
    reply = await replied(desk, told)
    assert "Now" in texts(reply) and "read this workspace" in texts(reply)
    day = await replied(desk, Message("2", "", press="respond.phase.day-1", sender="me"))
    assert "Day 1" in texts(day)
    more = Message("3", "he is in Germany and still has access", sender="me")
    assert isinstance(desk.route(more), Continue | Respond)
    assert any("Germany" in part.text for part in (await replied(desk, more)).parts
               if isinstance(part, Title))  # fmt: skip


async def test_a_threat_found_in_a_check_opens_the_playbook_by_a_button(desk: FrontDesk) -> None:
    paste = NOTES + "From: x\nI will publish your source code unless you pay 2 BTC by Friday.\n"
    reply = await replied(desk, Message("1", paste, sender="me"))
    pressed = [each.id for part in reply.parts if isinstance(part, Buttons) for each in part.items]
    if not any(isinstance(part, FindingCard) for part in reply.parts):
        return  # it went to the playbook at once
    assert "respond.open" in pressed
    opened = await replied(desk, Message("2", "", press="respond.open", sender="me"))
    assert "Dismissed and now threatening" in texts(opened)


async def test_asking_back_keeps_what_was_said_for_the_button(desk: FrontDesk) -> None:
    unsure = Message("1", "the camera thing", sender="me")
    assert isinstance(desk.route(unsure), Unsure)
    await replied(desk, unsure)
    answered = await replied(desk, Message("2", "", press="ask", sender="me"))
    assert "camera" in repr(answered.parts).casefold()
    late = await replied(desk, Message("3", "", press="ask", sender="you"))
    assert late.parts


async def test_a_wish_for_a_check_without_a_text_asks_for_the_text(desk: FrontDesk) -> None:
    reply = await replied(desk, Message("1", "can you check this one for me?"))
    assert reply == words.paste_please(ENGLISH)


async def test_buttons_of_a_desk_that_has_forgotten_say_so(desk: FrontDesk) -> None:
    for press in ("check.words", "respond.phase.later"):
        reply = await replied(desk, Message("1", "", press=press))
        assert "no longer remembered" in reply.fallback


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


async def test_what_cannot_be_reached_for_a_moment_is_no_answer(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise StoreError("The database is away.")

    monkeypatch.setattr(check, "assess", away)
    with pytest.raises(StoreError):
        await replied(desk, Message("1", NOTES))


async def test_stage_and_role_of_a_form_reach_the_check(desk: FrontDesk) -> None:
    message = Message("1", NOTES, form={"stage": "onboarding", "role": "SRE"})
    assessment = desk.assess(message)
    assert (assessment.stage, assessment.role) == ("onboarding", "SRE")
    reply = await replied(desk, message)
    assert isinstance(reply.parts[0], Title) and reply.parts[0].text.endswith("SRE")


@pytest.mark.parametrize(
    ("locale", "title", "fair"),
    [
        ("de-DE", "Was zu prüfen ist", "kein Urteil über eine Person"),
        ("pt-BR", "O que verificar", "não um juízo sobre uma pessoa"),
        ("fr", "O que verificar", "não um juízo sobre uma pessoa"),  # the language that is set
        ("en-GB", "What to verify", "not a judgement about a person"),
    ],
)
async def test_a_reply_speaks_the_askers_language_and_quotes_in_that_of_the_text(
    locale: str, title: str, fair: str
) -> None:
    clock = SystemClock()
    knowledge = Path(__file__).parents[2] / "knowledge"
    desk = made(Shelf(knowledge), clock, "pt")
    reply = await replied(desk, Message("1", NOTES, locale=locale))
    assert title in texts(reply) and fair in texts(reply)
    cards = [part for part in reply.parts if isinstance(part, FindingCard)]
    assert "he refused to switch the camera on" in repr([card.quotes for card in cards])
    asked = await replied(desk, Message("2", "can we insist the camera is on?", locale=locale))
    heading = {"de-DE": "Quellen", "en-GB": "Sources"}.get(locale, "Fontes")
    assert heading in texts(asked)
    told = Message("3", "a dismissed developer threatens to leak our code", locale=locale)
    now = {"de-DE": "Jetzt", "en-GB": "Now"}.get(locale, "Agora")
    first = await replied(desk, told)
    assert now in texts(first)
    phase = next(each for each in buttons(first) if each.startswith("respond.phase."))
    later = await replied(desk, Message("4", "", locale=locale, press=phase))
    lists = [part for part in later.parts if isinstance(part, Checklist)]
    language = locale[:2] if locale[:2] in ("de", "en") else "pt"
    playbook = desk.library.playbooks["dismissed-and-threatening"]
    assert lists[0].items[0].title == playbook.phases[1].steps[0].do.said(language)


async def test_what_broke_is_told_in_the_askers_language(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(check, "assess", broken)
    assert "schiefgegangen" in (await replied(desk, Message("1", NOTES, locale="de"))).fallback
    assert "went wrong here" in (await replied(desk, Message("2", NOTES))).fallback


async def test_replies_are_counted_by_desk_and_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, meter = SystemClock(), Counting()
    knowledge = Path(__file__).parents[2] / "knowledge"
    counted = FrontDesk(
        Shelf(knowledge), clock, RecentSessions(clock), NoMeaning(), "en", model=NoModel(),
        ledger=NoLedger(), meter=meter,
    )  # fmt: skip
    await replied(counted, Message("1", NOTES, channel="slack"))

    def broken(*_: object, **__: object) -> None:
        raise ValueError("Jane Roe")

    monkeypatch.setattr(check, "assess", broken)
    await replied(counted, Message("2", NOTES, channel="teams"))
    assert meter.told == [("slack", "check", "answered"), ("teams", "check", "failed")]


@pytest.mark.parametrize(
    ("state", "level"),
    [("off", "ok"), ("ready", "ok"), ("preparing", "down"), ("renewing", "weak"),
     ("failed", "weak")],
)  # fmt: skip
def test_how_search_by_meaning_is_decides_whether_it_is_ready(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch, state: str, level: str
) -> None:
    monkeypatch.setattr(NoMeaning, "state", state)
    library, index, model = desk.conditions()
    assert (library.state, index.state, index.told) == ("ok", level, state)
    assert (model.part, model.state, model.told) == ("model", "ok", "off")


def test_a_model_that_rests_is_told_and_stops_nobody() -> None:
    model = Scripted({})
    kept = Kept(model=model).desk
    assert (kept.conditions()[2].state, kept.conditions()[2].told) == ("ok", "")
    model.absent = "It did not answer."
    assert (kept.conditions()[2].state, kept.conditions()[2].told) == ("weak", "resting")


class Counting:
    """A meter that remembers replies."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []

    def came(self, channel: str) -> None: ...

    def worked(self, channel: str, outcome: str, seconds: float) -> None: ...

    def refused(self, reason: str) -> None: ...

    def replied(self, channel: str, desk: str, outcome: str, seconds: float) -> None:
        assert seconds >= 0
        self.told.append((channel, desk, outcome))

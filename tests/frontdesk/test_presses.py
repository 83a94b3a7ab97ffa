from dataclasses import replace

import pytest

from bot.talk.reply import Buttons, Checklist, FindingCard, Reply, Words
from tests.frontdesk.desk_with import ANA, NOTES, Kept


@pytest.fixture(scope="module")
def kept() -> Kept:
    return Kept()


def items(reply: Reply) -> Checklist:
    return next(each for each in reply.parts if isinstance(each, Checklist))


def flag(reply: Reply, signal: str = "camera-refused") -> FindingCard:
    cards = [each for each in reply.parts if isinstance(each, FindingCard)]
    return next(each for each in cards if each.signal == signal)


async def test_a_step_is_ticked_with_who_and_when_and_opened_again(kept: Kept) -> None:
    card = await kept.say()
    step = items(card).items[0].id
    ticked = await kept.press(f"step.done:{step}", card.case)
    assert ticked.replaces == ticked.case == card.case
    done = items(ticked).items[0].done
    assert done and (done.who, done.when) == ("U1", kept.watch.now())
    opened = await kept.press(f"step.open:{step}", card.case)
    assert items(opened).items[0].done is None
    assert [each[0] for each in kept.ledger.lines[-2:]] == ["step.done", "step.open"]


async def test_a_reason_stands_beside_the_flag_and_changes_nothing_else(kept: Kept) -> None:
    card = await kept.say()
    noted = await kept.press("finding.fine:camera-refused", card.case, text=" it broke ")
    assert [(each.who, each.text) for each in flag(noted).remarks] == [("U1", "it broke")]
    bare = replace(flag(noted), remarks=())
    assert bare == flag(card)
    assert [type(each) for each in noted.parts] == [type(each) for each in card.parts]
    assert noted.parts[0] == card.parts[0], "the priority stays"


async def test_a_wrong_flag_stays_and_its_keeper_is_told_without_words(kept: Kept) -> None:
    card = await kept.say()
    marked = await kept.press("finding.wrong:camera-refused", card.case, text="it is a webcam test")
    assert "Wrong flag: it is a webcam test" in flag(marked).remarks[0].text
    event, who, facts = kept.ledger.lines[-1]
    assert (event, who, facts["signal"]) == ("flag.wrong", "U1", "camera-refused")
    assert "webcam" not in repr(facts)


async def test_an_empty_reason_is_not_noted(kept: Kept) -> None:
    card = await kept.say()
    told = await kept.press("finding.fine:camera-refused", card.case, text="  ")
    assert "nothing was noted" in told.fallback
    assert flag(await kept.press("case.show", card.case)).remarks == ()


async def test_the_note_says_what_was_seen_and_done_and_quotes_nobody(kept: Kept) -> None:
    card = await kept.say()
    step = items(card).items[0]
    await kept.press(f"step.done:{step.id}", card.case)
    await kept.press("finding.fine:camera-refused", card.case, text="it broke")
    note = await kept.press("case.copy", card.case)
    [words] = [each.text for each in note.parts if isinstance(each, Words)]
    assert f"[x] {step.title} (2026-11-28 U1)" in words
    assert flag(card).title in words and "U1: it broke" in words
    assert not any(line.strip("- ") in words for line in NOTES.splitlines() if line)


async def test_a_deleted_check_is_gone(kept: Kept) -> None:
    card = await kept.say()
    gone = await kept.press("case.delete", card.case)
    assert gone.removes == card.case
    assert "no longer remembered" in (await kept.press("case.show", card.case)).fallback


async def test_another_person_cannot_press(kept: Kept) -> None:
    card = await kept.say()
    for press in ("case.show", "case.delete", "case.copy", "step.done:x", "check.words"):
        told = await kept.press(press, card.case, sender="U2")
        assert "somebody else" in told.fallback
        assert len(told.parts) == 1
    assert (await kept.press("case.show", card.case)).case == card.case


async def test_feedback_is_noted_with_the_desk(kept: Kept) -> None:
    answer = await kept.say(replace(ANA, text="can we insist that the camera is on?"))
    for press in ("feedback.good", "feedback.bad"):
        assert "Thank you" in (await kept.press(press, answer.case)).fallback
        assert kept.ledger.lines[-1][0] == press
        assert kept.ledger.lines[-1][2]["desk"] == "ask"


async def test_a_check_that_was_shared_is_noted(kept: Kept) -> None:
    card = await kept.say()
    await kept.press("case.shared:C1", card.case)
    assert kept.ledger.lines[-1][::2] == ("case.shared", {"to": "C1"})


async def test_the_ledger_never_holds_what_a_profile_says(kept: Kept) -> None:
    await kept.say()
    assert "switch" not in repr(kept.ledger.lines) and "USDT" not in repr(kept.ledger.lines)
    event, _, facts = kept.ledger.lines[-1]
    assert event == "check" and "camera-refused" in str(facts["signals"])


@pytest.mark.parametrize(
    "text", [NOTES, "can we insist that the camera is on?", "he threatens to leak our code"]
)
async def test_every_button_of_a_card_is_found_and_answered(kept: Kept, text: str) -> None:
    said = replace(ANA, text=text)
    card = await kept.say(said)
    listed = [each for part in card.parts if isinstance(part, Buttons) for each in part.items]
    listed += [b for part in card.parts if isinstance(part, FindingCard) for b in part.buttons]
    assert len({each.id for each in listed}) == len(listed) > 3
    for each in listed:
        fresh = (await kept.say(said)).case
        assert kept.desk.button(replace(ANA, text="", press=each.id, about=fresh)) == each
        reply = await kept.press(each.id, fresh, text="because")
        assert reply.parts and "no longer remembered" not in reply.fallback, each.id

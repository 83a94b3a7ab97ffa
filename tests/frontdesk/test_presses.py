from dataclasses import replace

import pytest

from bot.casebook.links import Casebook
from bot.frontdesk.gate import Gate
from bot.reading.linked import Entered
from bot.talk.reply import Buttons, Checklist, FindingCard, Notice, Reply, Words
from bot.talk.session import reference
from bot.talk.trouble import EngineError
from tests.casebook.holding import HeldLinks
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


async def test_that_a_person_decided_is_noted_with_who_and_when_and_nothing_else() -> None:
    kept = Kept()
    card = await kept.say()
    (button,) = [
        each
        for part in card.parts if isinstance(part, Buttons)
        for each in part.items if each.id == "decision.noted"
    ]  # fmt: skip
    assert button.confirm and not button.asks, "no text is asked for"
    noted = await kept.press("decision.noted", card.case, text="we do not hire them")
    assert (
        Notice("Noted on 2026-11-28: a person has decided. What was decided is not kept here.")
        in noted.parts
    )
    assert noted.replaces == card.case and noted.parts[0] == card.parts[0]
    event, who, facts = kept.ledger.lines[-1]
    assert (event, who) == ("decision.noted", "U1")
    assert facts == {
        "desk": "check", "case": reference(card.case), "library": kept.desk.library.hash,
    }  # fmt: skip
    copied = await kept.press("case.copy", card.case)
    (words,) = [each for each in copied.parts if isinstance(each, Words)]
    assert "a person has decided" in words.text and "(U1)" in words.text
    assert "hire" not in repr((noted, copied)).replace("hiring", "")


async def test_a_card_without_signs_asks_for_no_decision() -> None:
    card = await Kept().say(replace(ANA, text="my notes\n- all fine\n- nice talk\n- ok\n"))
    ids = [each.id for part in card.parts if isinstance(part, Buttons) for each in part.items]
    assert "decision.noted" not in ids and "case.delete" in ids


CV = "Ana Silva\nDeveloper\nphone: +44 7700 900123\nskills: go, sql\n"


async def test_a_contact_of_another_applicant_is_a_flag_among_the_others() -> None:
    kept = Kept()
    first = await kept.say(replace(ANA, id="1", text=CV))
    other = replace(ANA, id="2", text=CV.replace("Ana Silva", "Ben Weber"), sender="U2")
    second = await kept.say(other)
    card = flag(second, "shared-contact")
    assert reference(first.case) in card.why and reference(second.case) in card.why
    assert first.case not in repr(second), "the other card cannot be opened with what is said"
    assert [each.text for each in card.quotes] == ["phone: +44 7700 900123"]
    noted = await kept.press("finding.fine:shared-contact", second.case, "U2", text="an agency")
    assert flag(noted, "shared-contact").remarks[0].text == "an agency"
    event, who, facts = kept.ledger.lines[-1] if kept.ledger.lines else ("", "", {})
    assert (event, who, facts["case"]) == ("check", "U2", reference(second.case))
    assert "900123" not in repr(kept.ledger.lines)


async def test_delete_my_check_takes_what_could_link_it_along() -> None:
    kept = Kept()
    card = await kept.say(replace(ANA, text=CV))
    assert set(kept.links.kept) == {reference(card.case)}
    await kept.press("case.delete", card.case)
    assert kept.links.kept == {}
    again = await kept.say(replace(ANA, id="2", text=CV.replace("Ana Silva", "Ben Weber")))
    assert not [each for each in again.parts if isinstance(each, FindingCard)]


async def test_a_wish_that_brings_no_text_leaves_nothing() -> None:
    kept = Kept()
    wish = replace(ANA, text="please check ana@example.org for me", form={"candidate": "Ana"})
    reply = await kept.say(wish)
    assert not reply.case and kept.links.kept == {}


async def test_the_name_in_the_form_tells_applicants_apart() -> None:
    kept = Kept()
    bare = CV.partition("\n")[2]
    await kept.say(replace(ANA, id="1", text=bare, form={"intent": "check", "candidate": "no. 7"}))
    same = replace(ANA, id="2", text=bare, form={"intent": "check", "candidate": "No 7"})
    other = replace(ANA, id="3", text=bare, form={"intent": "check", "candidate": "no. 8"})
    cards = [[each for each in (await kept.say(message)).parts if isinstance(each, FindingCard)]
             for message in (same, other)]  # fmt: skip
    assert [len(each) for each in cards] == [0, 1]
    unnamed = await kept.say(replace(ANA, id="4", text=bare, form={"intent": "check"}))
    assert any(isinstance(each, Notice) and "Not compared" in each.text for each in unnamed.parts)


class Away(HeldLinks):
    """A database that is away."""

    def keep(self, entered: Entered) -> None:
        raise EngineError("The database is away.")


async def test_a_check_stands_where_what_links_it_cannot_be_kept() -> None:
    kept = Kept()
    kept.desk.book = Casebook(Away(kept.watch), "a key of a good length, for tests", 90)
    reply = await kept.say(replace(ANA, text=CV))
    told = [each.text for each in reply.parts if isinstance(each, Notice)]
    assert reply.case and any("cannot be read or written now" in each for each in told)


async def test_the_help_says_what_is_kept_where_links_are_on() -> None:
    told = repr((await Kept().say(replace(ANA, text="help"))).parts)
    assert "Keyed hashes of contacts and of the history are kept for 90 days" in told


@pytest.mark.parametrize(
    ("role", "text"),
    [("check", NOTES), ("ask", "can we insist that the camera is on?"),
     ("respond", "a developer we fired threatens to leak our code unless we pay")],
)  # fmt: skip
async def test_who_has_no_role_is_told_so_and_nothing_is_kept(role: str, text: str) -> None:
    kept = Kept(gate=Gate(roles={role: frozenset({"U2"})}))
    refused = await kept.say(replace(ANA, text=text))
    assert "you are not among them" in refused.fallback and not refused.case
    assert kept.ledger.lines == [] and kept.links.kept == {}
    allowed = await kept.say(replace(ANA, text=text, sender="U2"))
    assert allowed.case


async def test_a_button_needs_the_role_that_its_desk_needs() -> None:
    kept = Kept(gate=Gate(roles={"respond": frozenset({"U2"})}))
    card = await kept.say(replace(ANA, text=NOTES + "he threatens to publish our code for 2 BTC"))
    refused = await kept.press("respond.open", card.case)
    assert "Tell your security lead now" in refused.fallback
    deleted = await kept.press("case.delete", card.case)
    assert deleted.removes == card.case

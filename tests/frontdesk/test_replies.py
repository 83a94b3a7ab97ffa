import math
from dataclasses import replace

import pytest

from bot.frontdesk import likeness
from bot.talk.reply import Audience, Buttons, Checklist, Notice, Reply
from tests.frontdesk.desk_with import ANA, Kept

INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin"


@pytest.fixture(scope="module")
def kept() -> Kept:
    return Kept()


async def test_what_holds_personal_data_is_for_the_asker_alone(kept: Kept) -> None:
    for text, audience in (
        (ANA.text, Audience.ASKER),
        (INCIDENT, Audience.ASKER),
        ("can we insist that the camera is on?", Audience.HERE),
    ):
        assert (await kept.say(replace(ANA, text=text))).audience is audience


async def test_a_phase_is_shown_in_the_place_of_the_one_before(kept: Kept) -> None:
    card = await kept.say(replace(ANA, text=INCIDENT))
    step = next(each for each in card.parts if isinstance(each, Checklist)).items[0].id
    await kept.press(f"step.done:{step}", card.case)
    later = await kept.press("respond.phase.day-1", card.case)
    assert later.replaces == card.case and "Day 1" in str(later.parts[0])
    back = await kept.press("respond.phase.now", card.case)
    first = next(each for each in back.parts if isinstance(each, Checklist)).items[0]
    assert first.done, "a tick is remembered over the phases"


async def test_more_of_an_incident_is_added_and_shown_anew(kept: Kept) -> None:
    card = await kept.say(replace(ANA, text=INCIDENT, thread="x"))
    more = await kept.say(replace(ANA, text="we are in Germany", thread="x"))
    assert more.case == card.case and not more.replaces
    assert "Germany" in repr(more.parts)


async def test_the_whole_playbook_can_be_printed(kept: Kept) -> None:
    card = await kept.say(replace(ANA, text=INCIDENT))
    page = await kept.press("respond.print", card.case)
    assert "72 hours" in repr(page.parts)


async def test_a_choice_works_what_was_held_back(kept: Kept) -> None:
    unsure = await kept.say(replace(ANA, text="laptop?"))
    assert unsure.case
    reply: Reply = await kept.press("ask", unsure.case)
    assert kept.ledger.lines[-1][0] == "ask" and reply.parts


async def test_a_command_says_what_is_wanted(kept: Kept) -> None:
    for intent, event in (("check", "check"), ("ask", "ask"), ("respond", "respond")):
        text = "the camera was off in the interview, and the pay is to go to another name"
        await kept.say(replace(ANA, text=text, form={"intent": intent}))
        assert kept.ledger.lines[-1][0] == event


async def test_help_says_how_long_a_check_is_kept(kept: Kept) -> None:
    assert "14 days" in repr((await kept.say(replace(ANA, text="help"))).parts)


@pytest.mark.parametrize(("near", "offered"), [(math.inf, True), (-math.inf, False)])
async def test_a_check_that_may_tell_of_an_incident_offers_its_playbook(
    near: float, offered: bool, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "_NEAR", near)
    text = "candidate: the camera was off in the interview, and the pay is to go to another name"
    card = await kept.say(replace(ANA, text=text))
    assert kept.ledger.lines[-1][0] == "check"
    ids = {each.id for part in card.parts if isinstance(part, Buttons) for each in part.items}
    told = any(isinstance(part, Notice) and "playbook" in part.text for part in card.parts[:3])
    assert ("respond.open" in ids) is offered is told
    if offered:
        opened = await kept.press("respond.open", card.case)
        assert kept.ledger.lines[-1][0] == "respond" and opened.parts
        asked = await kept.say(replace(ANA, text=f"please check this: {text}"))
        assert not any(isinstance(part, Notice) for part in asked.parts)

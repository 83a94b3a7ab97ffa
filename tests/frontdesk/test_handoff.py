from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from bot.library.watch import Shelf
from bot.talk.reply import Bullets, Buttons, Quote, Reply
from tests.frontdesk.desk_with import ANA, Kept

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = copytree(ROOT / "knowledge", tmp_path_factory.mktemp("k") / "knowledge")
    path = folder / "organisation.yaml"
    text = path.read_text(encoding="utf-8")
    line = '  security: {title: Security lead, reach: "[telephone, outside this workspace]"}'
    assert line in text
    filled = '  security: {title: Security lead, reach: "+49 30 000", at: {slack: U0LEAD1}}'
    path.write_text(text.replace(line, filled), encoding="utf-8")
    return Kept(Shelf(folder))


def quotes(reply: Reply) -> list[str]:
    return [each.text for each in reply.parts if isinstance(each, Quote)]


async def asked(kept: Kept, **form: str) -> tuple[Reply, Reply]:
    """What the asker and the lead read."""
    card = await kept.say()
    told = await kept.press("security.ask", card.case, text="may we go on?", **form)
    [send] = told.sends
    assert send.to == "U0LEAD1"
    return told, send.reply


async def test_the_question_goes_with_what_was_found_and_without_the_paste(kept: Kept) -> None:
    told, lead = await asked(kept)
    assert "Sent to Security lead" in told.fallback
    assert quotes(lead) == ["may we go on?"]
    assert any("moderate" in each for part in lead.parts if isinstance(part, Bullets)
               for each in part.items)  # fmt: skip
    [later] = told.later
    assert later.press == "security.remind" and (later.at - kept.watch.now()).seconds == 4 * 3600


async def test_the_paste_goes_along_only_where_that_is_ticked(kept: Kept) -> None:
    _, lead = await asked(kept, offer="yes")
    assert "he refused to switch the camera on" in quotes(lead)[-1]


async def test_received_and_answered_are_shown_to_both(kept: Kept) -> None:
    _, lead = await asked(kept)
    taken = await kept.press("security.take", lead.case, sender="U0LEAD1")
    assert taken.replaces == lead.case
    assert [each.to for each in taken.sends] == ["U1"]
    assert "received" in taken.sends[0].reply.fallback
    twice = await kept.press("security.take", lead.case, sender="U0LEAD1")
    assert twice.sends == ()
    answered = await kept.press("security.answer", lead.case, sender="U0LEAD1", text="yes, go on")
    assert quotes(answered.sends[0].reply) == ["may we go on?", "yes, go on"]
    assert not [each for each in answered.parts if isinstance(each, Buttons)]
    reminder = await kept.press("security.remind", lead.case)
    assert reminder.parts == () and reminder.sends == ()


async def test_what_stays_open_is_brought_up_again(kept: Kept) -> None:
    _, lead = await asked(kept)
    kept.watch.pass_(hours=4)
    reminder = await kept.press("security.remind", lead.case)
    assert "reminded" in reminder.fallback
    assert [each.to for each in reminder.sends] == ["U0LEAD1"]
    assert reminder.sends[0].reply.case == lead.case


async def test_a_question_from_an_answer_brings_its_sentences(kept: Kept) -> None:
    answer = await kept.say(replace(ANA, text="can we insist that the camera is on?"))
    told = await kept.press("security.ask", answer.case, text="really?")
    [lines] = [each.items for each in told.sends[0].reply.parts if isinstance(each, Bullets)]
    assert lines[0] == "can we insist that the camera is on?" and len(lines) > 1


async def test_nothing_is_sent_without_words(kept: Kept) -> None:
    card = await kept.say()
    told = await kept.press("security.ask", card.case, text=" ")
    assert told.sends == () and "nothing was sent" in told.fallback
    _, lead = await asked(kept)
    told = await kept.press("security.answer", lead.case, sender="U0LEAD1", text="")
    assert told.sends == () and "nothing was sent" in told.fallback


async def test_where_nobody_is_entered_it_says_so() -> None:
    kept = Kept()
    card = await kept.say()
    told = await kept.press("security.ask", card.case, text="may we?")
    assert told.sends == () and "organisation.yaml" in told.fallback

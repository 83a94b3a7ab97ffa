import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.engines.clock import SystemClock
from bot.talk.kept import Job
from tests.channels.teams.running import NOTES, Bot, running
from tests.fakes.teams_world import Post

QUESTION = "can we insist that the candidate's camera is on?"
INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin"


def tick(post: Post) -> str:
    """Return the first step that can be ticked."""
    presses = [str((each.get("data") or {}).get("press")) for each in post.actions]
    return next(each for each in presses if each.startswith("step.done:"))


async def test_a_paste_is_answered_with_a_card_and_with_what_it_says_about_itself(
    bot: Bot,
) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    assert "Verify first" in card.words and "refused to switch the camera on" in card.words
    assert card.activity["summary"].startswith("Verify first")
    (root,) = card.activity["entities"]
    assert root["usageInfo"]["name"] == "Personal data" and "additionalType" not in root
    assert card.activity["channelData"]["feedbackLoop"] == {"type": "default"}
    assert "replyToId" not in card.activity
    assert len(bot.fake.asked("POST")) == 1


async def test_a_message_that_teams_sends_again_is_answered_once(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.rita, NOTES)
    for _ in range(3):
        await bot.fake.deliver({**sent, "timestamp": "2027-01-01T00:00:00Z"})
    await bot.rest()
    await bot.fake.deliver(sent)
    await bot.rest()
    assert len(bot.fake.seen(bot.fake.rita)) == 1


async def test_ticks_change_the_card_where_it_stands(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    step = tick(card)
    answer = await bot.pressed(bot.fake.rita, card, step)
    assert answer == {
        "statusCode": 200, "type": "application/vnd.microsoft.activity.message",
        "value": "I am on it.",
    }  # fmt: skip
    assert len(bot.fake.seen(bot.fake.rita)) == 1 and len(card.before) == 1
    assert "✓ Rita" in card.words
    await bot.pressed(bot.fake.rita, card, step.replace("done", "open"))
    assert "✓" not in card.words and len(card.before) == 2
    await bot.pressed(bot.fake.rita, card, step)
    assert "✓ Rita" in card.words, "another showing of the card can be pressed again"


async def test_a_press_sent_again_at_another_time_counts_once(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    press = bot.fake.pressing(bot.fake.rita, card, tick(card))
    first = (await bot.fake.deliver(press))[1]
    again = {**press, "id": "f:another", "timestamp": "2027-01-01T00:00:00Z"}
    second = (await bot.fake.deliver(again))[1]
    await bot.rest()
    third = (await bot.fake.deliver(again))[1]
    await bot.rest()
    assert first["value"] == "I am on it."
    assert (
        second["value"] == third["value"] == "That has been pressed already; the answer is above."
    )
    assert len(card.before) == 1
    assert bot.noted("step.done") == 1


async def test_an_older_clients_press_comes_as_a_message(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    value = card.action(tick(card))["fallback"]["data"]
    made = bot.fake.activity(bot.fake.rita, value=value, replyToId=card.id)
    for _ in range(2):
        assert (await bot.fake.deliver({**made, "id": "again"}))[0] == 200
    await bot.rest()
    assert "✓ Rita" in card.words and len(card.before) == 1


async def test_a_reason_is_asked_for_in_the_card_and_stands_beside_the_flag(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    said = "spoke <at>to</at> the school"
    await bot.pressed(bot.fake.rita, card, "finding.fine:camera-refused", text=said)
    assert f": {said}" in card.words and "Rita" in card.words


async def test_a_question_is_answered_with_sources_and_goes_on(bot: Bot) -> None:
    answer = await bot.answer(bot.fake.rita, QUESTION)
    (root,) = answer.activity["entities"]
    assert root["citation"][0]["position"] == 1 and "[1]" in answer.activity["text"]
    more = await bot.answer(bot.fake.rita, "and for contractors?")
    assert more is not answer and more.activity.get("text")


async def test_an_incident_is_told_in_private_and_goes_on(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, INCIDENT)
    assert "bitcoin" not in json.dumps([each.path for each in bot.fake.calls])
    assert "pay" in card.words
    more = await bot.answer(bot.fake.rita, "he has published the code already")
    assert more is not card


async def test_what_is_not_clear_is_asked_back(bot: Bot) -> None:
    asked = await bot.answer(bot.fake.rita, "hm, not sure what to do here")
    told = await bot.answer(bot.fake.rita, "How this works")
    assert "What should I do with it" in asked.words
    assert "Three things to ask of Deskcheck" in told.words


async def test_an_edited_check_stays_one_whatever_was_told_since(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.rita, NOTES)
    await bot.rest()
    (card,) = bot.fake.seen(bot.fake.rita)
    await bot.answer(bot.fake.rita, INCIDENT)
    await bot.fake.edit(bot.fake.rita, sent, "my notes\n- he refused to switch the camera on")
    await bot.rest()
    assert "Will not switch the camera on" in card.words and "USDT" not in card.words


async def test_an_edit_is_answered_in_the_place_of_the_first_answer(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.rita, NOTES)
    await bot.rest()
    (card,) = bot.fake.seen(bot.fake.rita)
    await bot.fake.edit(
        bot.fake.rita, sent, "notes\n- camera on\n- wants the salary in USDT only\n"
    )
    await bot.rest()
    assert bot.fake.seen(bot.fake.rita) == [card] and len(card.before) == 1
    assert "camera-refused" not in json.dumps(card.activity) and "USDT" in card.words
    await bot.pressed(bot.fake.rita, card, tick(card))
    assert "✓ Rita" in card.words, "the new case is the one that is pressed"


async def test_an_edit_of_what_had_no_card_is_left_alone(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.rita, "hi")
    await bot.rest()
    await bot.fake.edit(bot.fake.rita, sent, NOTES)
    await bot.rest()
    assert len(bot.fake.seen(bot.fake.rita)) == 1


async def test_who_deletes_their_message_deletes_the_check(bot: Bot) -> None:
    sent = await bot.fake.say(bot.fake.rita, NOTES)
    await bot.rest()
    (card,) = bot.fake.seen(bot.fake.rita)
    await bot.pressed(bot.fake.rita, card, "check.words")
    assert len(bot.fake.seen(bot.fake.rita)) == 2
    await bot.fake.delete(bot.fake.rita, sent)
    await bot.rest()
    assert bot.fake.seen(bot.fake.rita) == []
    assert bot.noted("case.deleted") == 1


async def test_delete_my_check_takes_the_cards_away_and_says_so(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    await bot.pressed(bot.fake.rita, card, "case.delete")
    (told,) = bot.fake.seen(bot.fake.rita)
    assert card.deleted and "Deleted." in told.words


async def test_another_persons_card_cannot_be_pressed(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    await bot.fake.install(bot.fake.gus)
    press = bot.fake.pressing(bot.fake.gus, card, tick(card))
    press["conversation"]["id"] = bot.fake.chat(bot.fake.gus).id
    await bot.fake.deliver(press)
    await bot.rest()
    assert card.before == []
    assert "belongs" not in card.words and len(bot.fake.seen(bot.fake.gus)) == 2


async def test_thumbs_go_into_the_ledger_and_nothing_more_is_said(bot: Bot) -> None:
    card = await bot.answer(bot.fake.rita, NOTES)
    assert await bot.fake.feedback(bot.fake.rita, card) == (200, {})
    await bot.rest()
    assert await bot.fake.feedback(bot.fake.rita, card, "dislike") == (200, {})
    await bot.rest()
    assert len(bot.fake.seen(bot.fake.rita)) == 1
    for event in ("feedback.good", "feedback.bad"):
        assert bot.noted(event) == 1


async def test_a_question_is_handed_to_security_and_answered(tmp_path: Path) -> None:
    async with running(tmp_path) as bot:
        fake = bot.fake
        folder = bot.house.desk.library.organisation
        assert folder is not None
        folder.roles["security"].at["teams"] = fake.sam.entra
        await fake.install(fake.sam)
        card = await bot.answer(fake.rita, NOTES)
        await fake.press(fake.rita, card, "security.ask", text="may we go on?", offer="yes")
        await bot.rest()
        told = fake.seen(fake.rita)[-1]
        assert "Sent to" in told.words
        handed = fake.seen(fake.sam)[-1]
        assert "may we go on?" in handed.words and "refused to switch" in handed.words
        await fake.press(fake.sam, handed, "security.answer", text="yes, after a call")
        await bot.rest()
        assert "yes, after a call" in fake.seen(fake.rita)[-1].words
        assert "Answered" in handed.words and len(handed.before) == 1


async def test_the_reminder_makes_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(tmp_path) as bot:
        fake = bot.fake
        folder = bot.house.desk.library.organisation
        assert folder is not None
        folder.roles["security"].at["teams"] = fake.sam.entra
        await fake.install(fake.sam)
        card = await bot.answer(fake.rita, NOTES)
        await fake.press(fake.rita, card, "security.ask", text="may we go on?")
        await bot.rest()
        monkeypatch.setattr(
            SystemClock, "now", lambda _: datetime.now(UTC) + timedelta(hours=4, minutes=1)
        )
        bot.teams.worker.wake()
        await bot.rest()
        assert "Still open" in fake.seen(fake.sam)[-1].words
        assert "reminded" in fake.seen(fake.rita)[-1].words


async def test_the_greeting_offers_ways_to_start(bot: Bot) -> None:
    fake = bot.fake
    await fake.install(fake.rita)
    await bot.rest()
    (card,) = fake.seen(fake.rita)
    assert "What would you like to do?" in card.words
    await bot.pressed(fake.rita, card, "start:incident")
    assert "Tell here what is happening" in fake.seen(fake.rita)[-1].words
    await bot.pressed(fake.rita, card, "start:ask")
    assert "Ask your question here" in fake.seen(fake.rita)[-1].words
    await bot.pressed(fake.rita, card, "start:check")
    assert "Check a profile" in fake.seen(fake.rita)[-1].words


async def test_the_form_is_read_as_one_profile(bot: Bot) -> None:
    fake = bot.fake
    await fake.install(fake.rita)
    await bot.rest()
    await bot.pressed(fake.rita, fake.seen(fake.rita)[0], "start:check")
    form = fake.seen(fake.rita)[-1]
    action = next(each for each in form.actions if (each.get("data") or {}).get("form"))
    data = {**action["data"], "text": "he refused to switch the camera on", "payment": "USDT only",
            "stage": "offer"}  # fmt: skip
    value = {"action": {"type": "Action.Execute", "verb": "form", "data": data}}
    made = fake.activity(fake.rita, None, "invoke", name="adaptiveCard/action", value=value)
    for _ in range(2):
        assert (await fake.deliver(made))[0] == 200
    await bot.rest()
    card = fake.seen(fake.rita)[-1]
    assert len(fake.seen(fake.rita)) == 3
    assert "camera" in card.words and "USDT" in card.words
    empty = {**value, "action": {**value["action"], "data": {**action["data"], "once": "other"}}}
    made = fake.activity(fake.rita, None, "invoke", name="adaptiveCard/action", value=empty)
    await fake.deliver(made)
    await bot.rest()
    assert "Paste a profile, fill in one of the fields" in fake.seen(fake.rita)[-1].words


async def test_what_could_not_be_worked_in_time_is_said_and_gone(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = datetime.now(UTC) - timedelta(minutes=20)
    payload = json.dumps(bot.fake.said(bot.fake.rita, NOTES)).encode()
    await bot.teams.work.handle(Job("late", "lane", payload, old))
    (told,) = bot.fake.seen(bot.fake.rita)
    assert "could not work what you sent" in told.words and "camera" not in told.words
    await bot.teams.work.handle(Job("tried", "lane", payload, datetime.now(UTC), attempts=5))
    assert len(bot.fake.seen(bot.fake.rita)) == 2
    await bot.teams.work.handle(Job("empty", "lane", b"", datetime.now(UTC)))
    assert len(bot.fake.seen(bot.fake.rita)) == 2


async def test_a_second_try_posts_nothing_twice(bot: Bot) -> None:
    payload = json.dumps(bot.fake.said(bot.fake.rita, NOTES)).encode()
    await bot.teams.work.handle(Job("job", "lane", payload, datetime.now(UTC)))
    await bot.teams.work.handle(Job("job", "lane", payload, datetime.now(UTC), attempts=2))
    assert len(bot.fake.seen(bot.fake.rita)) == 1


async def test_who_shut_us_out_is_let_be(bot: Bot) -> None:
    bot.fake.fail(403, times=9)
    payload = json.dumps(bot.fake.said(bot.fake.rita, NOTES)).encode()
    await bot.teams.work.handle(Job("job", "lane", payload, datetime.now(UTC)))
    assert bot.fake.seen(bot.fake.rita) == []


async def test_the_language_is_that_of_the_askers_teams(bot: Bot) -> None:
    card = await bot.answer(bot.fake.gus, NOTES)
    assert "Erst prüfen" in card.words


async def test_the_tenant_is_the_workspace_and_people_are_known_by_the_directory(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, people="aaaaaaaa-0000-0000-0000-000000736f6d") as bot:
        told = await bot.answer(bot.fake.rita, NOTES)
        assert "not among them" in told.words

"""What becomes of a card: ticked, remarked, paged, shared, handed on, edited, deleted."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from bot.talk.kept import Job
from tests.channels.slack.running import NOTES, Bot, running
from tests.fakes.slack_api import FakeSlack
from tests.fakes.slack_world import Post, User, View

ROOT = Path(__file__).parents[3]
MANY = (ROOT / "examples" / "1-notes-and-mail-with-several-signs.txt").read_text(encoding="utf-8")


def shown(post: Post | View) -> str:
    return " ".join(post.words.split())


async def checked(bot: Bot, user: User, text: str = NOTES) -> Post:
    """The card of a check."""
    told = await bot.fake.say(user, bot.fake.dm(user), text)
    card = await bot.fake.answer(told)
    assert isinstance(card, Post)
    await bot.rest()
    return card


def ticks(card: Post) -> list[str]:
    return [each for each in card.elements if each.startswith("tick:")]


async def tick(bot: Bot, user: User, card: Post, name: str, *, on: bool = True) -> None:
    value = card.elements[name][0]["options"][0]["value"]
    await bot.fake.tick(user, card, name, *([value] if on else []))
    await bot.rest()


async def test_a_tick_keeps_who_and_when_and_can_be_taken_back(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana)
    first = ticks(card)[0]
    await tick(bot, ana, card, first)
    assert f"<@{ana.id}>" in shown(card) and card.edits == 1
    assert card.elements[first][0]["initial_options"]
    await tick(bot, ana, card, first, on=False)
    assert f"<@{ana.id}>" not in shown(card)


async def test_a_reason_and_a_wrong_flag_are_noted_on_the_card(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana)
    for kind, words in (("fine", "agency mailbox <!channel>"), ("wrong", "it is a webcam test")):
        await bot.fake.press(ana, card, f"press:finding.{kind}:camera-refused")
        view = await bot.modal(ana)
        await bot.fake.submit(ana, view, {"text": words})
        await bot.rest()
        assert words in shown(card)
    assert not card.pings
    [line] = bot.house.store.ledger.lines("flag.wrong")
    assert line.facts["signal"] == "camera-refused" and line.who == ana.id


async def test_what_is_asked_about_a_card_stands_in_its_thread(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana)
    for press in ("check.words", "check.limits", "check.sources", "case.copy", "check.questions"):
        await bot.fake.press(ana, card, f"press:{press}")
        await bot.rest()
    mine = [each for each in bot.fake.messages(ana) if each.by_bot and each is not card]
    assert len(mine) >= 5 and {each.thread for each in mine} == {card.ts}
    assert card.edits == 0


async def test_a_follow_up_belongs_to_the_thread_it_is_in(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    told = await bot.fake.say(ana, bot.fake.dm(ana), "can we insist that the camera is on?")
    card = await bot.fake.answer(told)
    assert isinstance(card, Post)
    more = await bot.fake.say(ana, bot.fake.dm(ana), "and recording?", thread=card)
    answer = await bot.fake.answer(more)
    assert isinstance(answer, Post) and answer.thread == card.ts


async def test_a_phase_is_turned_on_the_card_itself(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana, "a developer we let go threatens to publish our code")
    await bot.fake.press(ana, card, "press:respond.phase.day-1")
    await bot.rest()
    assert "Day 1" in shown(card) and card.edits == 1


async def test_many_flags_are_paged_on_the_card(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana, MANY)
    assert "page:1" in card.elements
    before = shown(card)
    await bot.fake.press(ana, card, "page:1")
    await bot.rest()
    assert "page:0" in card.elements and shown(card) != before


@pytest.mark.parametrize("ticked", [False, True])
async def test_a_check_is_shared_on_a_second_click_without_quotes_unless_ticked(
    bot: Bot, ticked: bool
) -> None:
    ana, bo = bot.fake.user("ana"), bot.fake.user("bo")
    channel = bot.fake.channel("hiring", ana, bo)
    quote = "he refused to switch the camera on"
    card = await checked(bot, ana)
    await bot.fake.press(ana, card, "press:slack.share")
    view = await bot.modal(ana)
    assert quote not in shown(view) and bot.fake.messages(channel) == []
    if ticked:
        await bot.fake.tick(ana, view, "quotes", "yes")
        # What goes there is shown before it goes.
        await bot.until(lambda: quote in shown(view))
    await bot.fake.submit(ana, view, {"where": channel.id})
    await bot.rest()
    [shared] = bot.fake.messages(channel)
    assert (quote in shown(shared)) is ticked and not shared.elements
    assert "Shared" in shown(bot.fake.messages(ana)[-1])
    [line] = bot.house.store.ledger.lines("case.shared")
    assert line.facts["to"] == channel.id


async def test_sharing_where_it_is_no_member_says_how_to_invite_it(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana, kind="private", bot=False)
    card = await checked(bot, ana)
    await bot.fake.press(ana, card, "press:slack.share")
    view = await bot.modal(ana)
    await bot.fake.submit(ana, view, {"where": channel.id})
    await bot.rest()
    assert "/invite" in shown(bot.fake.messages(ana)[-1])


async def test_a_deleted_check_is_gone_with_all_that_was_said_about_it(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana)
    await bot.fake.press(ana, card, "press:check.words")
    await bot.rest()
    await bot.fake.press(ana, card, "press:case.delete")
    await bot.rest()
    left = [shown(each) for each in bot.fake.messages(ana) if each.by_bot]
    assert left == ["warning Deleted."]
    assert not bot.fake.refusals()


async def test_an_edited_paste_changes_its_card_and_a_removed_one_takes_it_away(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana)
    paste = next(each for each in bot.fake.messages(ana) if not each.by_bot)
    await bot.fake.edit(ana, paste, "my notes\n- all was fine\n- camera on\n- nice talk\n- go on")
    await bot.rest()
    assert "refused" not in shown(card) and card.edits == 1
    mine = [each for each in bot.fake.messages(ana) if each.by_bot]
    assert mine == [card]
    await bot.fake.remove(ana, paste)
    await bot.rest()
    assert [each for each in bot.fake.messages(ana) if each.by_bot] == []


async def test_an_edited_check_stays_one_whatever_was_told_since(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    card = await checked(bot, ana)
    paste = next(each for each in bot.fake.messages(ana) if not each.by_bot)
    await checked(bot, ana, "a developer we let go threatens to publish our code")
    await bot.fake.edit(ana, paste, "my notes\n- he refused to switch the camera on\n- go on")
    await bot.rest()
    assert "Will not switch the camera on" in shown(card) and "crypto" not in shown(card)


async def test_applicants_are_compared_in_slack_and_a_mended_paste_is_not_with_itself(
    tmp_path: Path,
) -> None:
    cv = "my notes\nName: {who}\nphone: +44 7700 900123\nskills: go, sql and much more\n"
    key = "a links key of a good length, for tests"
    async with running(tmp_path, links_key=key) as bot:
        ana, bea = bot.fake.user("ana"), bot.fake.user("bea")
        card = await checked(bot, ana, cv.format(who="Maria Silav"))
        paste = next(each for each in bot.fake.messages(ana) if not each.by_bot)
        await bot.fake.edit(ana, paste, cv.format(who="Maria Silva"))
        await bot.rest()
        assert "Another applicant" not in shown(card) and card.edits == 1
        other = await checked(bot, bea, cv.format(who="Ben Weber"))
        assert "Another applicant gave the same contact" in shown(other)
        assert "Silva" not in shown(other) and "+44 7700 900123" in shown(other)
        for user in (ana, bea):
            mine = next(each for each in bot.fake.messages(user) if not each.by_bot)
            await bot.fake.remove(user, mine)
        await bot.rest()
        with bot.house.store.database.begin(reading=True) as connection:
            assert connection.exec_driver_sql("SELECT * FROM link_marks").all() == []
        assert not bot.fake.refusals()


async def test_a_question_goes_to_security_and_its_answer_comes_back(tmp_path: Path) -> None:
    folder = copytree(ROOT / "knowledge", tmp_path / "knowledge")
    path = folder / "organisation.yaml"
    async with FakeSlack() as fake:
        ana, lead = fake.user("ana"), fake.user("lead")
        text = path.read_text(encoding="utf-8")
        assert "\n  security:\n" in text
        at = f"\n  security:\n    at: {{slack: {lead.id}}}\n"
        path.write_text(text.replace("\n  security:\n", at), encoding="utf-8")
        async with running(tmp_path, slack_=fake, knowledge=folder) as bot:
            await handed_on(bot, ana, lead)


async def handed_on(bot: Bot, ana: User, lead: User) -> None:
    card = await checked(bot, ana)
    await bot.fake.press(ana, card, "press:security.ask")
    view = await bot.modal(ana)
    await bot.fake.submit(ana, view, {"text": "may we go on?"})
    question = await bot.card(lead)
    assert "may we go on?" in shown(question) and "refused to switch" not in shown(question)
    await bot.fake.press(lead, question, "press:security.take")
    await bot.rest()
    assert "received" in shown(bot.fake.messages(ana)[-1])
    await bot.fake.press(lead, question, "press:security.answer")
    view = await bot.modal(lead)
    await bot.fake.submit(lead, view, {"text": "yes, after the call"})
    await bot.rest()
    assert "yes, after the call" in shown(bot.fake.messages(ana)[-1])
    assert "Answered" in shown(question)


async def test_who_may_not_ask_is_told_why(tmp_path: Path) -> None:
    async with running(tmp_path, people="U9999999") as bot:
        ana = bot.fake.user("ana")
        told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
        answer = await bot.fake.answer(told)
        assert "Whoever runs it can add you" in " ".join(answer.words.split())


async def test_too_many_at_once_are_told_when_to_go_on(tmp_path: Path) -> None:
    async with running(tmp_path, limit=2) as bot:
        ana = bot.fake.user("ana")
        for _ in range(3):
            await bot.fake.say(ana, bot.fake.dm(ana), "hello")
        assert "a lot in a short time" in shown(await bot.card(ana))


@pytest.mark.parametrize("late", [{"received": timedelta(minutes=16)}, {"attempts": 9}])
async def test_what_came_too_late_is_not_worked_and_the_asker_is_told(
    bot: Bot, late: dict[str, object]
) -> None:
    ana = bot.fake.user("ana")
    told = await bot.fake.say(ana, bot.fake.dm(ana), "help")
    await bot.rest()
    job = Job("again", "lane", json.dumps(told.payload).encode(), datetime.now(UTC))
    if "attempts" in late:
        job = replace(job, attempts=9)
    else:
        job = replace(job, received=datetime.now(UTC) - timedelta(minutes=16))
    await bot.slack.work.handle(job)
    assert "please send it again" in shown(await bot.card(ana))


async def test_cards_that_have_had_their_time_are_taken_away(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await checked(bot, ana)
    await bot.slack.work.forget(0.0)
    assert [each for each in bot.fake.messages(ana) if each.by_bot] == []


@pytest.mark.parametrize("locale", ["de-DE", "pt-BR"])
async def test_a_card_speaks_the_askers_language(bot: Bot, locale: str) -> None:
    ana = bot.fake.user("ana", locale=locale)
    card = await checked(bot, ana)
    assert "Delete my check" not in shown(card) and "refused to switch" in shown(card)

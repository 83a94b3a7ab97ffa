"""Every door of Slack: what is said and pressed is answered, once, in the right place."""

from pathlib import Path

import pytest

from tests.channels.slack.running import NOTES, Bot, running
from tests.fakes.slack_world import Post, View

INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin"
QUESTION = "can we insist that the candidate's camera is on?"

both = pytest.mark.parametrize("mode", ["http", "socket"])


def shown(post: Post | View) -> str:
    return " ".join(post.words.split())


@both
async def test_a_paste_in_the_conversation_is_answered_there(mode: str, tmp_path: Path) -> None:
    async with running(tmp_path, mode) as bot:
        fake = bot.fake
        ana = fake.user("ana")
        told = await fake.say(ana, fake.dm(ana), NOTES)
        assert told.acked
        card = await fake.answer(told)
        assert isinstance(card, Post)
        assert "Verify first" in shown(card) and "refused to switch the camera on" in shown(card)
        assert not fake.refusals()


@both
async def test_a_redelivery_is_answered_once(mode: str, tmp_path: Path) -> None:
    async with running(tmp_path, mode) as bot:
        fake = bot.fake
        ana = fake.user("ana")
        told = await fake.say(ana, fake.dm(ana), NOTES)
        for _ in range(3):
            await fake.redeliver(told)
        await bot.rest()
        await fake.redeliver(told)
        await bot.rest()
        assert len(fake.calls("chat.postMessage")) == 1


async def test_a_mention_that_comes_twice_is_answered_once(bot: Bot) -> None:
    bot.fake.events.add("message.channels")
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana)
    await bot.fake.mention(ana, channel, QUESTION)
    await bot.rest()
    mine = [each for each in bot.fake.messages(channel) if each.by_bot]
    assert len(mine) == 1 and "camera" in shown(mine[0])


async def test_a_question_in_a_channel_is_answered_in_its_thread(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana)
    told = await bot.fake.mention(ana, channel, QUESTION)
    answer = await bot.fake.answer(told)
    assert isinstance(answer, Post) and told.post
    assert answer.channel == channel.id and answer.thread == told.post.ts


async def test_a_check_in_a_channel_is_private_and_says_how_to_take_it_back(bot: Bot) -> None:
    ana, bo = bot.fake.user("ana"), bot.fake.user("bo")
    channel = bot.fake.channel("hiring", ana, bo)
    await bot.fake.mention(ana, channel, f"please check this\n{NOTES}")
    card = await bot.card(ana)
    assert "Verify first" in shown(card)
    assert not [each for each in bot.fake.messages(channel) if each.by_bot]
    [line] = bot.fake.whispers(ana)
    assert "our own conversation" in shown(line) and "Delete message" in shown(line)
    assert "camera" not in shown(line)
    for call in bot.fake.calls():
        if str(call.args.get("channel")) == channel.id:
            assert "camera" not in str(call.args)
    assert not bot.fake.whispers(bo)


async def test_an_incident_is_private_and_warns_first(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("security", ana)
    await bot.fake.mention(ana, channel, INCIDENT)
    card = await bot.card(ana)
    assert "may be able to read this workspace" in shown(card)
    assert not [each for each in bot.fake.messages(channel) if each.by_bot]


async def test_a_follow_up_in_a_channel_needs_no_mention_from_who_began(bot: Bot) -> None:
    bot.fake.events.add("message.channels")
    ana, bo = bot.fake.user("ana"), bot.fake.user("bo")
    channel = bot.fake.channel("hiring", ana, bo)
    first = await bot.fake.mention(ana, channel, QUESTION)
    await bot.fake.answer(first)
    await bot.rest()
    before = len(bot.fake.calls("chat.postMessage"))
    await bot.fake.say(bo, channel, "and what about recording it?", thread=first.post)
    await bot.fake.say(ana, channel, "what is for lunch today?")
    await bot.rest()
    assert len(bot.fake.calls("chat.postMessage")) == before, "others are not answered"
    assert bot.house.store.inbox.waiting() == 0
    more = await bot.fake.say(ana, channel, "and what about recording it?", thread=first.post)
    answer = await bot.fake.answer(more)
    assert isinstance(answer, Post) and first.post and answer.thread == first.post.ts


async def test_a_command_is_answered_for_the_asker_alone(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("general", ana, bot=False)
    await bot.fake.slash(ana, channel, f"ask {QUESTION}")
    await bot.rest()
    assert "camera" in shown(await bot.card(ana)), "it can be found again, and asked on about"
    [line] = bot.fake.whispers(ana)
    assert line.channel == channel.id and "camera" not in shown(line)
    for text, words in (("help", "Three things"), ("", "Three things")):
        told = await bot.fake.slash(ana, channel, text)
        answer = await bot.fake.answer(told)
        assert words in shown(answer)
    await bot.fake.slash(ana, channel, f"incident {INCIDENT}")
    await bot.rest()
    assert "may be able to read this workspace" in shown(await bot.card(ana))
    await bot.fake.slash(ana, channel, f"check {NOTES}")
    await bot.rest()
    assert "Verify first" in shown(await bot.card(ana))


async def test_a_bare_check_and_the_shortcut_open_the_form(bot: Bot) -> None:
    ana = bot.fake.user("ana", locale="de-DE")
    channel = bot.fake.channel("general", ana)
    await bot.fake.slash(ana, channel, "check")
    view = await bot.modal(ana)
    assert "Profil" in shown(view)
    await bot.fake.close_view(ana, view)
    await bot.fake.shortcut(ana, "check_profile")
    view = await bot.modal(ana)
    empty = await bot.fake.submit(ana, view, {"role": "developer"})
    assert view.open and view.errors.keys() == {"text"} and not empty.refusal
    await bot.fake.submit(
        ana, view,
        {"text": NOTES, "role": "Backend developer", "stage": "offer", "place": "Lisbon"},
    )  # fmt: skip
    card = await bot.card(ana)
    assert "Backend developer" in shown(card) and not view.open


async def test_the_form_tells_applicants_apart_where_links_are_on(tmp_path: Path) -> None:
    notes = "my notes\n- phone +44 7700 900123\n- react is fine\n- nice talk\n"
    async with running(tmp_path, links_key="a links key of a good length, for tests") as bot:
        ana, cards = bot.fake.user("ana"), []
        for name in ("no. 7", "No 7", "no. 8"):
            await bot.fake.shortcut(ana, "check_profile")
            await bot.fake.submit(ana, await bot.modal(ana), {"text": notes, "candidate": name})
            cards.append(shown(await bot.card(ana)))
        assert ["Another applicant" in each for each in cards] == [False, False, True]
        assert not [each for each in cards if "no. 8" in each], "what they are called is not shown"


async def test_a_file_in_the_form_is_read_with_the_text(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.shortcut(ana, "check_profile")
    view = await bot.modal(ana)
    file = bot.fake.file("notes.txt", NOTES.encode())
    await bot.fake.submit(ana, view, {"files": [file.id]})
    assert "refused to switch the camera on" in shown(await bot.card(ana))


async def test_a_message_is_checked_from_its_menu_and_its_thread_is_told_about(bot: Bot) -> None:
    ana, bo = bot.fake.user("ana"), bot.fake.user("bo")
    channel = bot.fake.channel("hiring", ana, bo)
    bot.fake.scopes.discard("channels:history")
    await bot.fake.say(bo, channel, "here is what I know")
    root = channel.posts[-1]
    await bot.fake.say(bo, channel, NOTES, thread=root)
    await bot.fake.message_shortcut(ana, channel.posts[-1], "check_message")
    card = await bot.card(ana)
    assert "refused to switch the camera on" in shown(card)
    assert "no permission to read threads" in shown(card)
    assert not [each for each in bot.fake.messages(channel) if each.by_bot]
    bot.fake.scopes.add("channels:history")
    await bot.fake.message_shortcut(ana, channel.posts[1], "check_message")
    assert "no permission" not in shown(await bot.card(ana))


async def test_the_home_tab_starts_everything(bot: Bot) -> None:
    ana = bot.fake.user("ana", locale="pt-BR")
    await bot.fake.open_home(ana)
    await bot.rest()
    view = bot.fake.home(ana)
    assert view and {"start:check", "start:ask", "start:incident"} <= view.elements.keys()
    await bot.fake.press(ana, view, "start:check")
    await bot.rest()
    assert bot.fake.modal(ana)
    for start in ("start:ask", "start:incident"):
        told = await bot.fake.press(ana, view, start)
        assert await bot.fake.answer(told)


async def test_the_messages_tab_offers_prompts_that_work(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.open_home(ana, "messages")
    await bot.rest()
    told = await bot.fake.prompt(ana, "What may we ask for?")
    assert "camera" in shown(await bot.fake.answer(told))


async def test_it_never_answers_itself_or_other_bots(bot: Bot) -> None:
    robot = bot.fake.user("robot", is_bot=True)
    ana = bot.fake.user("ana")
    channel = bot.fake.channel("hiring", ana, robot)
    await bot.fake.mention(robot, channel, QUESTION)
    await bot.fake.say(ana, bot.fake.dm(ana), QUESTION)
    await bot.rest()
    assert len(bot.fake.calls("chat.postMessage")) == 1


async def test_a_forged_request_is_refused_and_nothing_runs(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    told = await bot.fake.say(ana, bot.fake.dm(ana), QUESTION)
    await bot.rest()
    before = len(bot.fake.received)
    for forged in (
        await bot.fake.forged(told.payload, secret="wrong"),
        await bot.fake.forged(told.payload, age=600),
    ):
        assert forged.status == 401
    await bot.rest()
    assert len(bot.fake.received) == before


async def test_a_database_that_is_away_makes_slack_deliver_again(bot: Bot) -> None:
    bot.fake.retry_delays = (0.05, 0.1, 0.2)
    ana = bot.fake.user("ana")
    engine = bot.house.store.database.engine
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO away")
    told = await bot.fake.say(ana, bot.fake.dm(ana), QUESTION)
    assert told.attempts[0].status == 503
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO inbox")
    assert "camera" in shown(await bot.fake.answer(told))


@both
async def test_a_command_may_say_payload(mode: str, tmp_path: Path) -> None:
    async with running(tmp_path, mode) as bot:
        ana = bot.fake.user("ana")
        channel = bot.fake.channel("general", ana)
        for text in ("ask what is a payload=1 & camera rule?", "payload"):
            told = await bot.fake.slash(ana, channel, text)
            assert told.acked and (told.status == 200 or mode == "socket")
            assert await bot.fake.answer(told)


async def test_a_double_click_is_answered_once(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    card = await bot.card(ana)
    before = len(bot.fake.calls("chat.postMessage"))
    for _ in range(2):
        assert (await bot.fake.press(ana, card, "press:check.words")).acked
    await bot.rest()
    assert len(bot.fake.calls("chat.postMessage")) == before + 1
    for _ in range(2):
        assert (await bot.fake.press(ana, card, "press:security.ask")).acked
    await bot.modal(ana)
    assert len(bot.fake.calls("views.open")) == 1


async def test_a_box_that_is_ticked_and_opened_again_quickly_ends_as_it_was_left(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    card = await bot.card(ana)
    name = next(each for each in card.elements if each.startswith("tick:"))
    value = card.elements[name][0]["options"][0]["value"]
    for chosen in ([value], [], [value]):
        await bot.fake.tick(ana, card, name, *chosen)
    await bot.rest()
    assert f"<@{ana.id}>" in shown(card)


async def test_buttons_of_what_others_read_are_answered_to_whoever_pressed(bot: Bot) -> None:
    ana, bo = bot.fake.user("ana"), bot.fake.user("bo")
    channel = bot.fake.channel("general", ana, bo)
    told = await bot.fake.mention(bo, channel, QUESTION)
    answer = await bot.fake.answer(told)
    assert isinstance(answer, Post) and not answer.only_for
    before = len(bot.fake.messages(channel))
    for number, press in enumerate(("feedback.good", "feedback.bad"), 1):
        await bot.fake.press(ana, answer, f"press:{press}")
        await bot.rest()
        assert len(bot.fake.whispers(ana)) == number
    assert len(bot.fake.messages(channel)) == before and not bot.fake.whispers(bo)
    await bot.fake.press(ana, answer, "press:security.ask")
    await bot.rest()
    assert "somebody else's conversation" in bot.fake.whispers(ana)[-1].words
    await bot.fake.press(bo, answer, "press:security.ask")
    await bot.fake.submit(bo, await bot.modal(bo), {"text": "may we?"})
    await bot.rest()
    assert len(bot.fake.whispers(bo)) == 1 and len(bot.fake.messages(channel)) == before
    assert not bot.fake.refusals()


async def test_what_is_edited_twice_at_once_ends_as_it_was_left_on_one_card(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    assert told.post
    await bot.fake.edit(ana, told.post, f"{NOTES}- the laptop goes to a freight forwarder")
    await bot.fake.edit(ana, told.post, "my notes\n- all was fine\n- camera on\n- nice talk\n- ok")
    await bot.rest()
    [card] = [each for each in bot.fake.messages(ana) if each.by_bot]
    assert "refused" not in shown(card)


async def test_what_is_removed_at_once_leaves_no_card(bot: Bot) -> None:
    ana = bot.fake.user("ana")
    told = await bot.fake.say(ana, bot.fake.dm(ana), NOTES)
    assert told.post
    await bot.fake.remove(ana, told.post)
    await bot.rest()
    assert bot.fake.messages(ana) == []

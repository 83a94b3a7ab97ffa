import json
import random
from typing import Any

import pytest
import sqlalchemy as sa

from bot.channels.teams import adapter
from bot.engines.tables import INBOX
from bot.talk.trouble import EngineError
from tests.channels.teams.running import NOTES, Bot


def kept(bot: Bot) -> int:
    """How much of what was sent came as far as the inbox, worked or not."""
    with bot.house.store.database.begin() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(INBOX)).scalar_one())


async def test_a_signed_message_is_taken_at_once(bot: Bot) -> None:
    status, answer = await bot.fake.deliver(bot.fake.said(bot.fake.rita, "hi"))
    assert (status, answer) == (200, b"")


async def test_a_bad_token_is_refused_on_the_wire(bot: Bot) -> None:
    said = bot.fake.said(bot.fake.rita, NOTES)
    for kind, (status, header) in bot.fake.issuer.bad(bot.fake.url).items():
        # What is longer than a header may be does not come as far as the door.
        wanted = 400 if len(header) > 8190 else status
        assert (await bot.fake.deliver(said, header))[0] == wanted, kind
    assert kept(bot) == 0 and bot.fake.calls == []


NOTHING = [
    b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000,
    b'{"type":' + b"9" * 5000 + b"}", b'{"type":"message"}', b'{"a":"\\ud800"}',
]  # fmt: skip


async def test_what_is_no_activity_is_refused(bot: Bot) -> None:
    header = f"Bearer {bot.fake.issuer.token(bot.fake.url)}"
    for body in NOTHING:
        assert (await bot.fake.send(body, header))[0] == 400, body[:20]
        assert (await bot.fake.send(body, ""))[0] == 400, "before anybody asks for a token"
    assert (await bot.fake.send(b"x" * 1_040_000, header))[0] == 413
    assert kept(bot) == 0


async def test_only_json_is_read(bot: Bot) -> None:
    body = json.dumps(bot.fake.said(bot.fake.rita, "hi")).encode()
    header = f"Bearer {bot.fake.issuer.token(bot.fake.url)}"
    assert (await bot.fake.send(body, header, "text/plain"))[0] == 415


SHAPES: list[dict[str, Any]] = [
    {"from": None}, {"from": {}}, {"from": {"id": 5}}, {"from": "x"}, {"recipient": []},
    {"conversation": {"id": ""}}, {"conversation": {"id": "x" * 300}},
    {"conversation": {"id": "a\0b"}}, {"type": 5}, {"type": ""}, {"id": "\ud800"},
    {"id": {"x": 1}}, {"replyToId": 5}, {"name": ["x"]}, {"entities": 5}, {"entities": [5]},
    {"attachments": [None]}, {"text": "\udc00"},
]  # fmt: skip


async def test_an_activity_of_another_shape_is_refused(bot: Bot) -> None:
    for change in SHAPES:
        made = {**bot.fake.said(bot.fake.rita, "hi"), **change}
        assert (await bot.fake.deliver(made))[0] in (400, 403), change
    assert kept(bot) == 0


async def test_what_cannot_be_kept_is_asked_for_again(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise EngineError("The disk is full.")

    monkeypatch.setattr(bot.house.store.inbox, "accept", broken)
    assert (await bot.fake.deliver(bot.fake.said(bot.fake.rita, "hi")))[0] == 503


async def test_without_keys_it_asks_to_come_again(bot: Bot) -> None:
    bot.fake.issuer.down = True
    assert (await bot.fake.deliver(bot.fake.said(bot.fake.rita, "hi")))[0] == 503
    bot.fake.issuer.down = False
    assert (await bot.fake.deliver(bot.fake.said(bot.fake.rita, "hi")))[0] == 200


async def test_replies_that_are_expected_in_the_answer_are_none(bot: Bot) -> None:
    made = bot.fake.said(bot.fake.rita, "hi", deliveryMode="expectReplies")
    assert await bot.fake.deliver(made) == (200, {"activities": []})


async def test_a_thousand_strange_requests_break_nothing_and_start_nothing(bot: Bot) -> None:
    pick = random.Random(20261121)
    fake = bot.fake
    bad = list(fake.issuer.bad(fake.url).values())
    good = f"Bearer {fake.issuer.token(fake.url)}"
    first = fake.said(fake.rita, "hi")
    assert (await fake.deliver(first, good))[0] == 200
    statuses: dict[int, int] = {}
    for _ in range(1000):
        body, header = json.dumps(fake.said(fake.rita, NOTES)).encode(), good
        match pick.randrange(5):
            case 0:  # cut off, or with bytes exchanged
                body = body[: pick.randrange(len(body))]
            case 1:
                header = pick.choice(bad)[1]
            case 2:  # a part that is of another shape
                made = json.loads(body)
                made[pick.choice(("from", "conversation", "recipient", "type", "serviceUrl"))] = (
                    pick.choice((None, 5, [], {}, "x" * 400, {"id": ["x"]}))
                )
                body = json.dumps(made).encode()
            case 3:  # what was sent already
                body = json.dumps(first).encode()
            case 4:  # of another platform
                body = json.dumps({**json.loads(body), "channelId": "directline"}).encode()
        status, _ = await fake.send(body, header)
        statuses[status] = statuses.get(status, 0) + 1
    assert set(statuses) == {200, 400, 401, 403}, statuses
    await bot.rest()
    assert kept(bot) == 1 and len(fake.asked("POST")) == 1


def test_ids_are_short_and_readable() -> None:
    good = {"type": "message", "channelId": "msteams", "serviceUrl": "https://x/",
            "from": {"id": "a"}, "recipient": {"id": "b"}, "conversation": {"id": "c"}}  # fmt: skip
    assert adapter._well(good)
    assert not adapter._well({**good, "id": "x" * 256})
    assert not adapter._well({**good, "from": {"id": "a\n"}})

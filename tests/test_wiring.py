from pathlib import Path

import pytest

from bot.library.load import KnowledgeError
from bot.settings import Settings
from bot.talk.message import Message
from bot.talk.reply import Reply
from bot.wiring import front_desk


async def test_the_parts_are_joined_into_a_desk_that_answers() -> None:
    replies = [each async for each in front_desk(Settings()).handle(Message("1", "hi"))]
    assert isinstance(replies[-1], Reply)


def test_a_folder_that_cannot_be_used_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        front_desk(Settings(knowledge=tmp_path))

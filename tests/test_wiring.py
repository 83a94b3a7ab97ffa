from pathlib import Path

import pytest

from bot.library import load as loading
from bot.library.load import KnowledgeError
from bot.settings import Settings
from bot.talk.message import Message
from bot.talk.reply import Reply
from bot.wiring import front_desk
from tests.library.folder import write
from tests.library.test_sealed import aged


async def test_the_parts_are_joined_into_a_desk_that_answers() -> None:
    replies = [each async for each in front_desk(Settings()).handle(Message("1", "hi"))]
    assert isinstance(replies[-1], Reply)


def test_a_folder_that_cannot_be_used_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        front_desk(Settings(knowledge=tmp_path))


@pytest.mark.parametrize(("checks_only", "name"), [(True, "check.json"), (False, "all.json")])
def test_the_next_start_takes_the_copy_beside_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checks_only: bool, name: str
) -> None:
    settings = Settings(knowledge=aged(write(tmp_path)), index=tmp_path / "kept" / "index")
    first = front_desk(settings, checks_only=checks_only).library
    assert [path.name for path in (tmp_path / "kept" / "sealed").iterdir()] == [name]
    monkeypatch.delattr(loading, "draw")
    assert front_desk(settings, checks_only=checks_only).library.hash == first.hash

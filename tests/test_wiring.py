import re
from pathlib import Path

import pytest

from bot.library import load as loading
from bot.library.load import KnowledgeError
from bot.settings import Settings
from bot.talk.message import Message
from bot.talk.reply import Reply
from bot.wiring import front_desk, house
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


def test_the_house_tells_how_it_is(tmp_path: Path) -> None:
    settings = Settings(
        index=tmp_path / "index", database=f"sqlite:///{tmp_path}/d.db", embeddings="off"
    )
    made = house(settings)
    conditions = made.conditions()
    assert [(each.part, each.state, each.told) for each in conditions] == [
        ("library", "ok", ""), ("index", "ok", "off"), ("database", "ok", ""),
    ]  # fmt: skip
    assert conditions[0].facts["library_hash"] == made.desk.library.hash
    body, kind = made.scrape(conditions)
    number = re.search(r"^deskcheck_library_number (\S+)$", body.decode(), re.MULTILINE)
    assert number and int(float(number[1])) == int(made.desk.library.hash, 16)
    assert kind.startswith("text/plain")
    made.store.close()

import re
from pathlib import Path

import pytest

from bot.engines.budget import Tokens, today
from bot.engines.model_examine import Word
from bot.ports import Prompt
from bot.privacy import Mask
from bot.settings import Settings
from bot.talk.message import Message
from bot.talk.reply import FindingCard, Reply
from bot.talk.trouble import EngineError
from bot.wiring import House, front_desk, house
from bot.wiring.house import retention

CV = "{who}\nDeveloper\nphone: +44 7700 900123\nskills: go, sql, and a lot more\n"
KEY = "a links key of a good length, for tests"


def test_the_house_tells_how_it_is(tmp_path: Path) -> None:
    settings = Settings(
        index=tmp_path / "index", database=f"sqlite:///{tmp_path}/d.db", embeddings="off"
    )
    made = house(settings)
    conditions = made.conditions()
    assert [(each.part, each.state, each.told) for each in conditions] == [
        ("library", "ok", ""), ("index", "ok", "off"), ("model", "ok", "off"),
        ("database", "ok", ""), ("replicas", "ok", ""),
    ]  # fmt: skip
    assert conditions[0].facts["library_hash"] == made.desk.library.hash
    body, kind = made.scrape(conditions)
    number = re.search(r"^deskcheck_library_number (\S+)$", body.decode(), re.MULTILINE)
    assert number and int(float(number[1])) == int(made.desk.library.hash, 16)
    assert kind.startswith("text/plain")
    made.store.close()


def made(folder: Path, **given: str) -> House:
    return house(
        Settings.model_validate(
            {"embeddings": "off", "database": f"sqlite:///{folder / 'a.db'}",
             "index": folder / "index", **given}
        )
    )  # fmt: skip


async def said(home: House, id_: str, who: str) -> Reply:
    message = Message(id_, CV.format(who=who), sender="U1", channel="slack", workspace="T1")
    (reply,) = [each async for each in home.desk.handle(message) if isinstance(each, Reply)]
    return reply


def flags(reply: Reply) -> list[str]:
    return [each.signal for each in reply.parts if isinstance(each, FindingCard)]


async def test_the_house_compares_applicants_where_a_key_is_set(tmp_path: Path) -> None:
    home = made(tmp_path, links_key=KEY)
    assert flags(await said(home, "1", "Ana Silva")) == []
    assert flags(await said(home, "2", "Ben Weber")) == ["shared-contact"]
    assert flags(await said(home, "2", "Ben Weber")) == ["shared-contact"], "worked again"
    home.store.close()


async def test_without_the_key_nothing_is_kept_of_it_and_the_old_is_deleted(
    tmp_path: Path,
) -> None:
    home = made(tmp_path, links_key=KEY)
    await said(home, "1", "Ana Silva")
    home.store.close()
    home = made(tmp_path)
    assert home.desk.book is None
    assert flags(await said(home, "2", "Ben Weber")) == []
    kept = retention(Settings(links_days=90), home.store.database, home.clock)
    assert kept.purge()["links"] == 1, "the first one's; the second left none"
    home.store.close()


def test_a_key_that_could_be_guessed_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="DESKCHECK_LINKS_KEY is too short"):
        made(tmp_path, links_key="short")


def test_the_chat_model_that_is_set_is_the_desks(tmp_path: Path) -> None:
    assert "No chat model" in front_desk(Settings()).model.absent
    settings = Settings(
        model="openai:x", model_url="http://127.0.0.1:9/v1", index=tmp_path / "index",
        database=f"sqlite:///{tmp_path / 'a.db'}", model_tokens_person=1,
    )  # fmt: skip
    assert front_desk(settings).model.absent == ""
    opened = house(settings)
    assert opened.desk.model.absent == ""
    opened.store.usage.add(today(opened.clock), "U1", Tokens(1, 0))
    prompt = Prompt("answer", "1", "Answer.", Mask().mask("hello"))
    with pytest.raises(EngineError, match="Your share"):
        opened.desk.model.write(prompt, Word, "U1")
    opened.store.close()

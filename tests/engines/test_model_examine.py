from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.engines.budget import Tokens
from bot.engines.model_access import Wanted
from bot.engines.model_examine import examine
from tests.engines.keeping import Watch, store
from tests.fakes.chat_server import ChatServer, Fault, chat_server


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with chat_server() as running:
        running.answer = lambda asked: '{"word": "ready"}'
        yield running


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'deskcheck.db'}"


@pytest.mark.parametrize(
    ("wanted", "level", "told"),
    [
        (Wanted(), "ok", "off"),
        (Wanted(model="openai:x"), "fail", "DESKCHECK_MODEL_KEY"),
        (Wanted(model="openai:x", model_url="http://a.example"), "fail", "https://"),
        (Wanted(model="openai:x", model_url="https://a.example", model_sees="nothing"), "ok",
         "told nothing"),
    ],
)  # fmt: skip
def test_what_is_set_is_told_without_a_call(
    tmp_path: Path, wanted: Wanted, level: str, told: str
) -> None:
    (line,) = examine(wanted, url(tmp_path), Watch(), live=True)
    assert line.level == level and told in line.told
    assert not list(tmp_path.iterdir())


def test_it_is_asked_for_a_word_only_when_that_is_wanted(
    tmp_path: Path, server: ChatServer
) -> None:
    wanted = Wanted(model="openai:x", model_url=f"{server.url}/v1")
    quiet = examine(wanted, url(tmp_path), Watch(), live=False)
    assert [each.level for each in quiet] == ["ok", "ok"] and "--live" in quiet[0].fix
    assert server.journal == []
    assert "answers" in examine(wanted, url(tmp_path), Watch(), live=True)[0].told
    assert len(server.journal) == 1
    server.faults = [Fault(401)]
    failed = examine(wanted, url(tmp_path), Watch(), live=True)[0]
    assert failed.level == "fail" and "refused the key" in failed.told


def test_what_was_used_today_is_told_beside_what_may_be(tmp_path: Path) -> None:
    watch = Watch()
    kept = store(tmp_path, watch)
    kept.usage.add("2026-11-28", "U1", Tokens(1_000_000, 200_000))
    kept.usage.add("2026-11-27", "U1", Tokens(5, 5))
    kept.close()
    wanted = Wanted(
        model="openai:x", model_url="https://a.example", model_tokens_day=2_000_000,
        model_money_day=9.5, model_price_read=2, model_price_written=8,
    )  # fmt: skip
    line = examine(wanted, url(tmp_path), watch, live=False)[1]
    assert line.told == "Today 1,200,000 tokens were used of 2,000,000, for 3.60 of 9.50."
    for less in (replace(wanted, model_tokens_day=9), replace(wanted, model_money_day=3)):
        line = examine(less, url(tmp_path), watch, live=False)[1]
        assert line.level == "warn" and "nothing is left" in line.told

import json
import time
from collections import Counter
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.engines.budget import Limits, RecentUsage
from bot.engines.chat_model import LineModel, chat_model
from bot.engines.model_access import Wanted
from bot.talk.trouble import EngineError
from tests.engines.asking import WHOLE, Tick, Written, model, prompt
from tests.engines.keeping import Watch
from tests.fakes.chat_server import ChatServer, Fault, chat_server
from tests.patience import PATIENCE


@pytest.fixture(scope="module")
def running() -> Iterator[ChatServer]:
    with chat_server() as server:
        yield server


@pytest.fixture
def server(running: ChatServer) -> ChatServer:
    running.clear()
    running.answer = lambda asked: WHOLE.model_dump_json()
    return running


def test_what_the_model_wrote_comes_in_its_shape(server: ChatServer) -> None:
    with model(server) as engine:
        assert engine.write(prompt(), Written, "U1") == WHOLE
        assert engine.absent == ""
    asked = server.journal[0]
    assert [each["role"] for each in asked["messages"]] == ["system", "user"]
    assert asked["messages"][1]["content"] == "What now?"
    shape = asked["response_format"]["json_schema"]
    assert shape["strict"] and shape["schema"]["required"] == ["sentences", "note"]
    assert "default" not in json.dumps(shape)


def test_a_stream_grows_by_whole_elements_and_ends_complete(server: ChatServer) -> None:
    with model(server) as engine:
        grown = list(engine.stream(prompt(), Written, "U1"))
    assert [len(each.sentences) for each in grown] == [1, 2, 2]
    assert grown[0].sentences[0] == WHOLE.sentences[0] and grown[0].note == ""
    assert grown[-1] == WHOLE


def test_the_first_element_is_there_before_the_last_is_written(server: ChatServer) -> None:
    server.pause = 0.02
    with model(server) as engine:
        stream = engine.stream(prompt(), Written, "U1")
        next(stream)
        first = time.monotonic()
        for _ in stream:
            pass
        assert time.monotonic() - first > 3 * server.pause


def test_who_stops_listening_ends_the_call_and_the_next_goes_through(server: ChatServer) -> None:
    server.pause = 0.02
    with model(server) as engine:
        stream = engine.stream(prompt(), Written, "U1")
        next(stream)
        assert isinstance(stream, Generator)
        stream.close()
        server.pause = 0
        assert engine.write(prompt(), Written, "U1") == WHOLE


def test_words_and_a_fence_around_the_answer_are_borne(server: ChatServer) -> None:
    server.answer = lambda asked: f"Sure!\n```json\n{WHOLE.model_dump_json()}\n```"
    with model(server) as engine:
        assert engine.write(prompt(), Written, "U1") == WHOLE
        assert list(engine.stream(prompt("other"), Written, "U1"))[-1] == WHOLE


def test_the_same_question_is_asked_once_and_another_version_again(server: ChatServer) -> None:
    with model(server) as engine:
        first = engine.write(prompt(), Written, "U1")
        first.sentences.clear()
        assert engine.write(prompt(), Written, "U2") == WHOLE
        assert list(engine.stream(prompt(), Written, "U2")) == [WHOLE]
        assert len(server.journal) == 1
        engine.write(prompt(version="2"), Written, "U1")
        engine.write(prompt("Else?"), Written, "U1")
        assert len(server.journal) == 3


FAULTS = {
    "a wrong key": (Fault(401), "refused the key", 1),
    "no more for now": (Fault(429, {"Retry-After": "0.01"}), "no more requests", 3),
    "trouble": (Fault(500), "trouble of its own", 3),
    "an unknown model": (Fault(404), "does not know the model", 1),
    "sent elsewhere": (Fault(307, {"Location": "http://127.0.0.1:9/"}), "trouble of its own", 1),
    "refused": (Fault(400), "did not take the request", 1),
    "nothing said": (Fault(drop=True), "cannot be reached", 3),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("streamed", [False, True])
def test_a_fault_is_one_sentence_for_people(
    server: ChatServer, name: str, streamed: bool, caplog: pytest.LogCaptureFixture
) -> None:
    fault, told, asked = FAULTS[name]
    caplog.set_level("INFO", "deskcheck")
    server.faults = [fault]
    with model(server) as engine, pytest.raises(EngineError, match=told) as raised:
        _ask(engine, streamed)
    assert "\n" not in raised.value.message_for_people
    assert raised.value.__suppress_context__
    assert len(server.journal) == asked
    assert "What now?" not in caplog.text


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    "body", ["<html>Sign in</html>", '{"choices": ', "[]", '{"choices": []}', "null"]
)
def test_a_malformed_body_is_too(server: ChatServer, streamed: bool, body: str) -> None:
    server.faults = [Fault(body=body)]
    with model(server) as engine:
        with pytest.raises(EngineError, match=r"cannot be (?:used|reached)"):
            _ask(engine, streamed)
        server.faults = []
        assert engine.absent or _ask(engine, streamed) == WHOLE


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    "text", ["", "I'd rather not.", '{"sentences": 3}', '{"sentences": [{"text": "a"}]}', "{" * 900]
)
def test_an_answer_of_another_shape_is_too(server: ChatServer, streamed: bool, text: str) -> None:
    server.answer = lambda asked: text
    with model(server) as engine:
        with pytest.raises(EngineError, match="cannot be used"):
            _ask(engine, streamed)
        assert engine.absent == "", "one silly answer is no dead model"


def test_an_endless_answer_is_too(server: ChatServer) -> None:
    server.answer = lambda asked: '{"note": "' + "a" * 50_000
    server.piece = 1000
    with model(server) as engine, pytest.raises(EngineError, match="cannot be used"):
        list(engine.stream(prompt(), Written, "U1"))


def test_trouble_that_passes_is_not_seen(server: ChatServer) -> None:
    server.faults = [Fault(503, {"Retry-After": "0.01"}), Fault()]
    with model(server) as engine:
        assert engine.write(prompt(), Written, "U1") == WHOLE
    assert len(server.journal) == 2


def test_a_stream_that_is_cut_gave_what_was_whole_and_then_the_sentence(server: ChatServer) -> None:
    server.faults, grown = [Fault(cut=17)], list[Written]()
    with model(server) as engine, pytest.raises(EngineError, match="cannot be reached"):
        grown.extend(engine.stream(prompt(), Written, "U1"))
    assert grown and all(each.sentences == WHOLE.sentences[:1] for each in grown)


@pytest.mark.parametrize("streamed", [False, True])
def test_a_slow_model_costs_the_time_limit_once(server: ChatServer, streamed: bool) -> None:
    tick = Tick()
    server.faults = [slow := Fault(seconds=PATIENCE)]
    with model(server, seconds=0.5, tick=tick) as engine:
        engine.warm()
        began = time.monotonic()
        with pytest.raises(EngineError, match="in time"):
            _ask(engine, streamed)
        assert time.monotonic() - began < slow.seconds
        for _ in range(20):
            with pytest.raises(EngineError, match="in time"):
                _ask(engine, streamed)
        assert len(server.journal) == 1 and "in time" in engine.absent
        tick.at += 61
        server.faults = []
        assert engine.absent == "" and _ask(engine, streamed) == WHOLE


def test_a_trickle_does_not_outlast_the_limit(server: ChatServer) -> None:
    server.piece, server.pause = 1, 0.05
    with model(server, seconds=1) as engine, pytest.raises(EngineError, match="in time"):
        list(engine.stream(prompt(), Written, "U1"))


def test_a_budget_that_is_used_up_is_said_and_nothing_is_sent(server: ChatServer) -> None:
    with model(server, limits=Limits(person=10)) as engine:
        engine.write(prompt("one"), Written, "U1")
        with pytest.raises(EngineError, match="Your share"):
            engine.write(prompt("two"), Written, "U1")
        assert engine.write(prompt("two"), Written, "U2") == WHOLE
        assert engine.absent == "" and len(server.journal) == 2


def test_the_log_has_counts_and_nothing_that_was_said(
    server: ChatServer, caplog: pytest.LogCaptureFixture
) -> None:
    with model(server) as engine, caplog.at_level("INFO", "deskcheck"):
        engine.write(prompt("What of canary?"), Written, "U1")
    assert "model.answered read=" in caplog.text
    assert "canary" not in caplog.text and "U1" not in caplog.text


@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.parametrize("streamed", [True, False])
def test_what_was_used_is_counted_also_where_the_server_does_not(
    server: ChatServer, counts: bool, streamed: bool
) -> None:
    server.counts = counts
    with model(server) as engine:
        _ask(engine, streamed)
        used = engine._budget._usage.of("2026-11-28", "U1")
    written = WHOLE.model_dump_json()
    assert used.written == (len(written.split()) if counts else len(written) // 4 + 1)
    assert used.read > 5


def test_who_is_refused_pays_nothing(server: ChatServer) -> None:
    server.faults = [Fault(401)]
    with model(server) as engine:
        for _ in range(3):
            with pytest.raises(EngineError):
                engine.write(prompt(), Written, "U1")
        assert engine._budget._usage.of("2026-11-28").all == 0


def test_many_ask_at_once(server: ChatServer) -> None:
    with model(server) as engine, ThreadPoolExecutor(8) as pool:
        got = [*pool.map(lambda at: engine.write(prompt(f"{at}?"), Written, f"U{at}"), range(8))]
    assert got == [WHOLE] * 8 and len(server.journal) == 8


def test_a_slow_model_holds_ten_and_the_others_go_on_without_it(server: ChatServer) -> None:
    server.faults = [Fault(seconds=30)] * 10

    def ask(at: int) -> str:
        with pytest.raises(EngineError) as raised:
            engine.write(prompt(f"{at}?"), Written, f"U{at}")
        return raised.value.message_for_people

    with model(server, seconds=3) as engine, ThreadPoolExecutor(16) as pool:
        engine.warm()
        told = Counter(pool.map(ask, range(16)))
        assert told == {
            "The chat model did not answer in time.": 10,
            "The chat model has enough to do for the moment.": 6,
        }
        assert len(server.journal) == 10


def test_the_line_is_open_before_anybody_asks(server: ChatServer) -> None:
    with model(server) as engine:
        engine.warm()
        assert engine._line is not None and server.journal == []


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted(), "No chat model is set."),
        (Wanted(model="openai:x", model_sees="nothing"), "DESKCHECK_MODEL_SEES=nothing"),
    ],
)
def test_without_a_model_there_is_one_that_says_so(wanted: Wanted, told: str) -> None:
    made = chat_model(wanted, RecentUsage(), Watch())
    assert told in made.absent
    with pytest.raises(EngineError, match=told):
        made.write(prompt(), Written, "U1")


def test_a_model_that_is_set_imports_nothing_before_it_is_asked() -> None:
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from bot.engines.chat_model import chat_model\n"
        "from bot.engines.budget import RecentUsage\n"
        "from bot.engines.clock import SystemClock\n"
        "from bot.engines.model_access import Wanted\n"
        "made = chat_model(Wanted(model='openai:x', model_url='http://127.0.0.1:9'), "
        "RecentUsage(), SystemClock())\n"
        "assert made.absent == ''\n"
        "assert not {'openai', 'langchain', 'langchain_core', 'langsmith'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def _ask(engine: LineModel, streamed: bool) -> Written:
    if streamed:
        return list(engine.stream(prompt(), Written, "U1"))[-1]
    return engine.write(prompt(), Written, "U1")

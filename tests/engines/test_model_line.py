import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, SecretStr

from bot.engines.loop import Loop
from bot.engines.model_access import Access
from bot.engines.model_line import Line, schema
from tests.engines.asking import Written, prompt
from tests.fakes.chat_server import ChatServer, Fault, chat_server

ROOT = Path(__file__).parents[2]
# What another program on the machine may have set, none of it ours.
STRANGE = (
    "LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_OTEL_ENABLED", "LANGCHAIN_VERBOSE",
)  # fmt: skip
PROBE = """
import logging, sys, time
logging.basicConfig(level=logging.DEBUG)
from tests.engines.asking import Written, model, prompt
class At:
    url = sys.argv[1]
with model(At()) as engine:
    engine.write(prompt("What of canary-77?"), Written, "U1")
    list(engine.stream(prompt("And canary-78?"), Written, "U1"))
time.sleep(1)  # a tracer sends behind
"""


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with chat_server() as running:
        yield running


def test_no_tracer_and_no_log_is_told_whatever_the_environment_says(server: ChatServer) -> None:
    with chat_server() as elsewhere:
        strange = dict.fromkeys(STRANGE, "true") | {
            "LANGSMITH_ENDPOINT": elsewhere.url, "LANGSMITH_API_KEY": "x", "OPENAI_LOG": "debug",
            "OPENAI_BASE_URL": elsewhere.url, "OPENAI_API_BASE": elsewhere.url,
            "OPENAI_ORG_ID": "strange-org", "OPENAI_PROJECT_ID": "strange-project",
            "OPENAI_API_KEY": "strange-key",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", PROBE, server.url],
            cwd=ROOT, env=os.environ | strange, capture_output=True, text=True, timeout=120,
            check=True,
        )  # fmt: skip
        assert elsewhere.seen == []
    assert len(server.journal) == 2 and "strange" not in server.sent
    assert "canary" in server.sent
    assert "canary" not in done.stdout + done.stderr


def test_azure_is_asked_its_own_way(server: ChatServer) -> None:
    server.clear()
    access = Access("azure_openai", "dep", server.url, SecretStr("k-1"), "2024-10-21", 5)
    loop = Loop()

    async def ask() -> None:
        line = Line(access)
        await line.write(prompt(), Written)
        await line.close()

    loop.run(ask())
    loop.close()
    assert server.paths == ["/openai/deployments/dep/chat/completions?api-version=2024-10-21"]
    assert server.headers[0]["api-key"] == "k-1"
    assert "schema:" not in server.journal[0]["messages"][0]["content"]


def test_nobody_is_followed_elsewhere(server: ChatServer) -> None:
    import openai

    with chat_server() as elsewhere:
        server.clear()
        server.faults = [Fault(307, {"Location": f"{elsewhere.url}/v1/chat/completions"})]
        access = Access("openai", "x", f"{server.url}/v1", SecretStr(""), "", 5)
        loop = Loop()

        async def ask() -> None:
            line = Line(access)
            try:
                await line.write(prompt(), Written)
            finally:
                await line.close()

        with pytest.raises(openai.APIStatusError):
            loop.run(ask())
        loop.close()
        assert elsewhere.seen == []


class Odd(BaseModel):
    default: str = "x"
    items: list[Written] = []


def test_a_schema_leaves_nothing_open() -> None:
    made = schema(Odd)
    assert made["required"] == ["default", "items"] and made["additionalProperties"] is False
    assert set(made["properties"]) == {"default", "items"}
    inside = made["properties"]["items"]["items"]
    assert inside["additionalProperties"] is False and inside["required"] == ["sentences", "note"]
    assert "$ref" not in str(made) and "'default': []" not in str(made)

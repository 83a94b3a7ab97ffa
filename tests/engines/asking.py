"""A chat model of the tests: a shape, prompts, and the engine over a server of our own."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import BaseModel

from bot.engines.budget import Budget, Limits, RecentUsage
from bot.engines.chat_model import LineModel
from bot.engines.circuit import Circuit
from bot.engines.model_access import Wanted, access
from bot.ports import Prompt
from bot.privacy import Mask
from tests.engines.keeping import Watch
from tests.fakes.chat_server import ChatServer


class Sentence(BaseModel):
    text: str
    passages: list[str]


class Written(BaseModel):
    sentences: list[Sentence] = []
    note: str = ""


WHOLE = Written(
    sentences=[
        Sentence(text='Call back on a number "you" found.', passages=["a", "b"]),
        Sentence(text="Ask for [name-1] {live}.", passages=["c"]),
    ],
    note="done",
)


def prompt(given: str = "What now?", version: str = "1") -> Prompt:
    return Prompt("answer", version, "Answer from the passages.", Mask().mask(given))


class Tick:
    """Seconds to set."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@contextmanager
def model(
    server: ChatServer, seconds: float = 5, limits: Limits | None = None, tick: Tick | None = None
) -> Iterator[LineModel]:
    """Return the engine over ``server``, and let go of it."""
    wanted = Wanted(model="openai:test", model_url=f"{server.url}/v1", model_seconds=seconds)
    budget = Budget(limits or Limits(), RecentUsage(), Watch())
    made = LineModel(access(wanted), budget, Circuit(tick=tick or Tick()))
    try:
        yield made
    finally:
        made.close()

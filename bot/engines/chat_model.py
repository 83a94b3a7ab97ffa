"""The chat model: one call with a time limit, a budget, a memory, and rest after a failure."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.engines.budget import Bill, Budget, Tokens, Usage
from bot.engines.circuit import Circuit
from bot.engines.growing import Growing
from bot.engines.loop import Loop
from bot.engines.model_access import Access, Wanted, access, limits
from bot.engines.no_model import NoModel
from bot.ports import ChatModel, Clock, Prompt, T
from bot.talk.trouble import EngineError

if TYPE_CHECKING:
    from bot.engines.model_line import Line, Piece

_log = logging.getLogger("deskcheck")
_KEPT = 256  # answers kept in memory
_LONGEST = 32_000  # characters of an answer; more is no answer to any of our tasks
_LETTERS = 4  # characters of a token, about; where a server does not count
_WRITTEN = 300  # tokens of an answer, about; until it is known


def chat_model(wanted: Wanted, usage: Usage, clock: Clock) -> ChatModel:
    """Return the model that is set, or what stands where there is none.

    Raises:
        EngineError: when what is set cannot be a model; it is better said at the start.
    """
    if not wanted.model:
        return NoModel("No chat model is set.")
    if wanted.model_sees == "nothing":
        return NoModel("The chat model is switched off (DESKCHECK_MODEL_SEES=nothing).")
    return LineModel(access(wanted), Budget(limits(wanted), usage, clock))


class LineModel:
    """Asks a model over a line that is opened at the first question."""

    def __init__(self, access: Access, budget: Budget, circuit: Circuit | None = None) -> None:
        """Do nothing yet.

        Args:
            access: how it is reached.
            budget: what it may cost.
            circuit: keeps people from waiting for a dead one.
        """
        self._access, self._budget, self._circuit = access, budget, circuit or Circuit()
        self._loop, self._lock = Loop(), Lock()
        self._line: Line | None = None
        self._kept: OrderedDict[str, str] = OrderedDict()

    @property
    def absent(self) -> str:
        """Why it is not there, in a sentence for people; empty where it is there."""
        return self._circuit.absent

    def write(self, prompt: Prompt, shape: type[T], who: str) -> T:
        """Return what the model wrote."""
        key = _key(prompt, shape)
        kept = self._known(key)
        if kept:
            return shape.model_validate_json(kept)
        with self._call(prompt, who) as bill:
            self._loop.run(self._open())  # importing takes seconds, which are not the model's
            piece = self._loop.run(self._whole(prompt, shape), self._access.seconds)
            bill.used = piece.used or _guess(prompt, piece.text)
            made = _parsed(piece.text, shape)
        self._keep(key, made.model_dump_json())
        return made

    def stream(self, prompt: Prompt, shape: type[T], who: str) -> Iterator[T]:
        """Yield what the model has written so far; the last one is complete."""
        key = _key(prompt, shape)
        kept = self._known(key)
        if kept:
            yield shape.model_validate_json(kept)
            return
        with self._call(prompt, who) as bill:
            growing, counted = Growing(), None
            self._loop.run(self._open())
            for piece in self._loop.each(self._pieces(prompt, shape), self._access.seconds):
                counted = piece.used or counted
                so_far = growing.feed(piece.text)
                bill.used = counted or _guess(prompt, growing.text)
                if grown := _fits(so_far, shape):
                    yield grown
            made = _parsed(growing.text, shape)
        self._keep(key, made.model_dump_json())
        yield made

    def warm(self) -> None:
        """Open the line; who asks first would wait for LangChain's import, which takes seconds."""
        self._loop.run(self._open())

    def close(self) -> None:
        """Let go of the line."""
        with self._lock:
            line, self._line = self._line, None
        if line is not None:
            self._loop.run(line.close())
        self._loop.close()

    @contextmanager
    def _call(self, prompt: Prompt, who: str) -> Iterator[Bill]:
        """Let one call through, count it, and turn whatever befalls it into one kind of error."""
        from bot.engines.model_trouble import trouble

        self._circuit.enter()
        try:
            with self._budget.bill(who, _guess(prompt, " " * _LETTERS * _WRITTEN)) as bill:
                try:
                    yield bill
                except EngineError:
                    raise
                except Exception as error:
                    found = trouble(error)
                    if found.dead:
                        self._circuit.open(found.told)
                    if found.free:
                        bill.used = Tokens()
                    raise EngineError(found.told) from None
            self._circuit.close()
            _log.info("model.answered read=%s written=%s", bill.used.read, bill.used.written)
        finally:
            self._circuit.leave()

    async def _whole(self, prompt: Prompt, shape: type[T]) -> "Piece":
        line = await self._open()
        async with asyncio.timeout(self._access.seconds):
            return await line.write(prompt, shape)

    async def _pieces(self, prompt: Prompt, shape: type[T]) -> AsyncIterator["Piece"]:
        line = await self._open()
        length = 0
        async with asyncio.timeout(self._access.seconds):
            async for piece in line.stream(prompt, shape):
                length += len(piece.text)
                if length > _LONGEST:
                    raise ValueError
                yield piece

    async def _open(self) -> "Line":
        """Return the line. It belongs to the loop's thread, the only one that comes here."""
        from bot.engines.model_line import Line

        if self._line is None:
            self._line = Line(self._access)
        return self._line

    def _known(self, key: str) -> str:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key, "")

    def _keep(self, key: str, answer: str) -> None:
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


def _key(prompt: Prompt, shape: type[T]) -> str:
    """Return what the same question has in common; nobody can read it back from it."""
    asked = (prompt.name, prompt.version, prompt.rules, prompt.given.text, shape.__qualname__)
    return sha256("\0".join(asked).encode()).hexdigest()


def _guess(prompt: Prompt, written: str) -> Tokens:
    read = len(prompt.rules) + len(prompt.given.text)
    return Tokens(read // _LETTERS + 1, len(written) // _LETTERS + 1)


def _parsed(text: str, shape: type[T]) -> T:
    """Return an answer in its shape; some servers put words or a fence around it.

    Raises:
        ValueError: when it does not fit.
    """
    first, last = text.find("{"), text.rfind("}")
    return shape.model_validate_json(text[first : last + 1] if first >= 0 else text)


def _fits(text: str, shape: type[T]) -> T | None:
    """Return what is whole so far, or None where the shape wants more than that."""
    try:
        return shape.model_validate_json(text) if text else None
    except ValidationError:
        return None

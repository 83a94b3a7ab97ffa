"""An OpenAI-compatible server that answers as it is told, goes wrong as it is told, and remembers.

It stands on loopback in a thread of its own, as the engine it is for is called from any thread.
"""

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from aiohttp import web

Answer = Callable[[dict[str, Any]], str]


@dataclass
class Fault:
    """What goes wrong with one request.

    Attributes:
        status: that is answered instead; 200 answers.
        seconds: waited before anything is answered.
        body: sent instead of an answer.
        drop: the connection is closed instead of an answer.
        cut: pieces of a stream after which the connection is closed; -1 for none.
        endless: whether an answer never ends; of a stream, all that is said comes before.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0
    body: str = ""
    drop: bool = False
    cut: int = -1
    endless: bool = False


WELL = Fault()


class ChatServer:
    """What is answered, what goes wrong, and what was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.clear()

    def clear(self) -> None:
        """Begin anew on the same address."""
        self.answer: Answer = lambda asked: "{}"
        self.faults: list[Fault] = []  # of the next requests, in order; the last one stays
        self.journal: list[dict[str, Any]] = []
        self.seen: list[str] = []  # every request, also to paths that are none
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.piece, self.pause = 7, 0.0  # characters of a stream's piece, seconds between two
        self.counts = True

    @property
    def sent(self) -> str:
        """Everything that was ever sent to it, as one text."""
        everything = [self.journal, self.headers, self.paths]
        return json.dumps(everything, ensure_ascii=False)

    def fault(self) -> Fault:
        if not self.faults:
            return WELL
        return self.faults.pop(0) if len(self.faults) > 1 else self.faults[0]

    @property
    def see(self) -> Any:
        """Return what notes every request."""

        @web.middleware
        async def see(request: web.Request, handler: Any) -> web.StreamResponse:
            self.seen.append(request.path_qs)
            response: web.StreamResponse = await handler(request)
            return response

        return see

    async def receive(self, request: web.Request) -> web.StreamResponse:
        asked: dict[str, Any] = await request.json()
        self.journal.append(asked)
        self.paths.append(request.path_qs)
        self.headers.append(dict(request.headers))
        fault = self.fault()
        await asyncio.sleep(fault.seconds)
        if fault.drop:
            return self._dropped(request)
        if fault.status != 200 or fault.body:
            body = fault.body or json.dumps({"error": {"message": "no", "type": "x", "code": "x"}})
            kind = "application/json"
            return web.Response(
                status=fault.status, text=body, content_type=kind, headers=fault.headers
            )
        text = self.answer(asked)
        if asked.get("stream"):
            return await self._stream(request, asked, text, fault)
        if fault.endless:
            await _forever()
        return web.json_response(_whole(asked, text, self.counts))

    def _dropped(self, request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def _stream(
        self, request: web.Request, asked: dict[str, Any], text: str, fault: Fault
    ) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        pieces = [text[at : at + self.piece] for at in range(0, len(text), self.piece)]
        for number, piece in enumerate(pieces):
            if number == fault.cut:
                self._dropped(request)
                return response
            await response.write(_event(asked, [{"index": 0, "delta": {"content": piece}}]))
            await asyncio.sleep(self.pause)
        if fault.endless:
            await _forever()
        stopped = [{"index": 0, "delta": {}, "finish_reason": "stop"}]
        await response.write(_event(asked, stopped))
        if self.counts:
            await response.write(_event(asked, [], usage=_usage(asked, text)))
        await response.write(b"data: [DONE]\n\n")
        return response


async def _forever() -> None:
    await asyncio.Event().wait()


def _whole(asked: dict[str, Any], text: str, counts: bool) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    made = {"id": "1", "object": "chat.completion", "created": 1, "model": asked["model"]}
    return made | {"choices": [choice]} | ({"usage": _usage(asked, text)} if counts else {})


def _event(asked: dict[str, Any], choices: Sequence[Any], **more: Any) -> bytes:
    made = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": asked["model"]}
    return f"data: {json.dumps(made | {'choices': choices} | more)}\n\n".encode()


def _usage(asked: dict[str, Any], text: str) -> dict[str, int]:
    read = sum(len(each["content"].split()) for each in asked["messages"])
    written = len(text.split())
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    """Run one, ready when it is given."""
    server, ready, loop = ChatServer(), Event(), asyncio.new_event_loop()
    thread = Thread(target=_run, args=(server, ready, loop), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def _run(server: ChatServer, ready: Event, loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    app = web.Application(middlewares=[server.see])
    app.router.add_post("/v1/chat/completions", server.receive)
    app.router.add_post("/openai/deployments/{name}/chat/completions", server.receive)
    runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
    loop.run_until_complete(runner.setup())
    site = web.TCPSite(runner, "127.0.0.1", 0)
    loop.run_until_complete(site.start())
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    ready.set()
    loop.run_forever()
    loop.run_until_complete(runner.cleanup())
    loop.close()

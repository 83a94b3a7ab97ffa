"""A look at a reply as soon as it is made, for whoever waits in front of a form."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from bot.talk.reply import Reply

_PATIENCE = 3.0  # seconds that a person looks at an empty form


class Glances:
    """Passes replies on from where they are made to where somebody waits for them."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._waiting: dict[str, asyncio.Future[Reply]] = {}

    async def of(self, id_: str, begin: Callable[[], Awaitable[object]]) -> Reply | None:
        """Begin a job and return its reply, or None where it is not made soon, or elsewhere.

        Args:
            id_: of the job.
            begin: says whether the job is a new one.
        """
        waiting = self._waiting[id_] = asyncio.get_running_loop().create_future()
        try:
            if await begin():
                with contextlib.suppress(TimeoutError):
                    return await asyncio.wait_for(waiting, self._patience)
            return None
        finally:
            self._waiting.pop(id_, None)

    def made(self, id_: str, reply: Reply) -> None:
        """Show a reply to whoever waits for it."""
        waiting = self._waiting.get(id_)
        if waiting and not waiting.done():
            waiting.set_result(reply)

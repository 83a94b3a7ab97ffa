"""A reply that is worked on in a thread, with what there is of it so far."""

import asyncio
from collections.abc import AsyncIterator, Callable

from bot.talk.reply import Partial, Reply

Tell = Callable[[Partial], None]


async def grown(work: Callable[[Tell], Reply]) -> AsyncIterator[Partial | Reply]:
    """Yield what the work tells on the way, then the reply that it returns, or raise its error."""
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[Partial | None] = asyncio.Queue()

    def tell(partial: Partial) -> None:
        loop.call_soon_threadsafe(told.put_nowait, partial)

    working = asyncio.ensure_future(asyncio.to_thread(work, tell))
    working.add_done_callback(lambda _: told.put_nowait(None))
    while (partial := await told.get()) is not None:
        yield partial
    yield await working

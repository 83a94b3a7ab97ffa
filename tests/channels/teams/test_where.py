from collections.abc import Mapping
from datetime import UTC, datetime

from bot.channels.teams import where
from bot.channels.teams.incoming import Address, Who
from bot.channels.teams.where import Where
from bot.engines.clock import SystemClock
from bot.engines.recent import RecentSessions
from bot.ports import Clock
from bot.talk.session import Session

RITA = Who("aaaa", "29:rita", "t", "Rita")
CHAT, GROUP = Address("a:1", "https://x/", "28:b", "t"), Address("19:g", "https://x/", "28:b", "t")


class Counting(RecentSessions):
    """Sessions that know how often something was kept."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.written: list[str] = []

    def put(self, key: str, session: Session, also: Mapping[str, Session] | None = None) -> None:
        self.written.append(key)
        super().put(key, session, also)


def new(sessions: RecentSessions) -> Where:
    return Where(sessions, SystemClock())


async def test_people_are_found_again_by_another_process() -> None:
    sessions = RecentSessions(SystemClock())
    first = new(sessions)
    await first.met(RITA, GROUP, alone=False)
    assert await first.home("aaaa") is None
    await first.met(RITA, CHAT, alone=True)
    second = new(sessions)
    assert await second.home("aaaa") == CHAT
    assert await second.of("19:g") == GROUP
    assert first.names == {"aaaa": "Rita"}


async def test_a_new_conversation_is_reached_where_the_last_one_was() -> None:
    sessions = RecentSessions(SystemClock())
    assert await new(sessions).of("19:new") is None
    await new(sessions).met(RITA, CHAT, alone=True)
    found = await new(sessions).of("19:new")
    assert found == Address("19:new", CHAT.url, CHAT.bot, CHAT.tenant)


async def test_a_service_that_moved_is_followed() -> None:
    made = new(RecentSessions(SystemClock()))
    await made.met(RITA, CHAT, alone=True)
    moved = Address("a:1", "https://y/", "28:b", "t")
    await made.met(RITA, moved, alone=True)
    assert await made.home("aaaa") == moved and await made.of("a:1") == moved
    await made.moved("bbbb", CHAT)
    assert await made.home("bbbb") == CHAT


async def test_nothing_is_written_twice_and_not_everything_stays_in_memory() -> None:
    sessions = Counting(SystemClock())
    made = new(sessions)
    for _ in range(3):
        await made.met(RITA, CHAT, alone=True)
    assert len(sessions.written) == 3
    for at in range(where._MOST + 5):
        made.names[str(at)] = "x"
    where._trim(made.names)
    assert len(made.names) == where._MOST


async def test_it_is_forgotten_after_a_long_time() -> None:
    sessions = RecentSessions(SystemClock())
    await new(sessions).met(RITA, CHAT, alone=True)
    kept = sessions.get("teams/chat/aaaa")
    assert kept and 390 < (kept.until - datetime.now(UTC)).days <= 400

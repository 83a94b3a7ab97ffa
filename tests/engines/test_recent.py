from datetime import UTC, datetime, timedelta

from bot.engines import recent
from bot.engines.recent import RecentSessions
from bot.talk.session import Session


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


def session(clock: SetClock, minutes: int = 30) -> Session:
    return Session("check", object(), clock.now() + timedelta(minutes=minutes))


def test_a_session_is_remembered_until_it_runs_out() -> None:
    clock = SetClock()
    sessions = RecentSessions(clock)
    kept = session(clock)
    sessions.put("me", kept)
    clock.moment += timedelta(minutes=29)
    assert sessions.get("me") is kept
    clock.moment += timedelta(minutes=1)
    assert sessions.get("me") is None
    clock.moment -= timedelta(minutes=10)
    assert sessions.get("me") is None, "what ran out is gone, not hidden"


def test_one_person_never_sees_anothers_session() -> None:
    clock = SetClock()
    sessions = RecentSessions(clock)
    sessions.put("me", session(clock))
    assert sessions.get("you") is None


def test_memory_is_bounded_and_the_longest_silent_is_forgotten() -> None:
    clock = SetClock()
    sessions = RecentSessions(clock)
    for number in range(recent._MOST + 1):
        sessions.put(str(number), session(clock))
    assert sessions.get("0") is None
    assert sessions.get("1") is not None
    assert sessions.get(str(recent._MOST)) is not None

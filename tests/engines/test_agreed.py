import time
from datetime import timedelta
from pathlib import Path

import pytest

from bot.engines.agreed import AgreedClock
from bot.engines.clock import SystemClock
from bot.engines.database import Database
from tests.engines.keeping import Watch
from tests.postgres import Server, database


class TestOnAServer:
    def test_clocks_that_agree_are_left_alone(self, server: Server) -> None:
        watch = Watch()
        with database(server, "clock") as url:
            kept = Database(url)
            assert AgreedClock(kept, watch).now() == watch.now()
            kept.close()

    @pytest.mark.parametrize("hours", [-3, 3])
    def test_a_clock_that_is_set_makes_no_lease_run_out(
        self, server: Server, monkeypatch: pytest.MonkeyPatch, hours: int
    ) -> None:
        with database(server, "clock") as url:
            kept = Database(url)
            clock = AgreedClock(kept, SystemClock())
            true, real = clock.now(), time.time
            # The clock of the system: of both, as the one reads the other's.
            monkeypatch.setattr(SystemClock, "now", lambda _self: true + timedelta(hours=hours))
            monkeypatch.setattr("bot.engines.agreed.time.time", lambda: real() + 3600 * hours)
            assert abs(clock.now() - true) < timedelta(seconds=30)
            kept.close()

    def test_while_the_server_is_away_what_was_known_goes_on(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with database(server, "clock") as url:
            kept = Database(url)
            clock = AgreedClock(kept, SystemClock())
            true = clock.now()
            kept.close()
            monkeypatch.setattr("bot.engines.database._PATIENCE", 0.0)
            server.stop()
            try:
                real = time.time
                monkeypatch.setattr("bot.engines.agreed.time.time", lambda: real() + 3600)
                monkeypatch.setattr(SystemClock, "now", lambda _self: true + timedelta(hours=1))
                assert abs(clock.now() - true) < timedelta(seconds=30)
            finally:
                monkeypatch.undo()
                server.start()


@pytest.mark.parametrize("hours", [-3, 3])
def test_without_a_server_a_clock_that_is_set_is_believed_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    kept = Database(f"sqlite:///{tmp_path / 'a.db'}")
    watch, real = Watch(), time.time
    clock, true = AgreedClock(kept, watch), watch.now()
    monkeypatch.setattr("bot.engines.agreed.time.time", lambda: real() + 3600 * hours)
    watch.pass_(hours=hours)
    assert abs(clock.now() - true) < timedelta(seconds=30)
    passed = time.monotonic
    later = 20 * 60 + 1
    monkeypatch.setattr("bot.engines.agreed.time.monotonic", lambda: passed() + later)
    monkeypatch.setattr("bot.engines.agreed.time.time", lambda: real() + 3600 * hours + later)
    watch.pass_(seconds=later)
    assert clock.now() == watch.now()
    kept.close()

from pathlib import Path

import pytest

from bot.engines.counted import CountedInbox
from bot.engines.meter import PrometheusMeter
from tests.engines.keeping import Watch, store
from tests.engines.test_meter import samples


@pytest.fixture
def meter() -> PrometheusMeter:
    return PrometheusMeter()


def test_each_job_is_counted_once_with_how_it_ended(tmp_path: Path, meter: PrometheusMeter) -> None:
    clock = Watch()
    kept = store(tmp_path, clock)
    inbox = CountedInbox(kept.inbox, meter)
    assert inbox.accept("1", "slack/T/U", b"a")
    assert not inbox.accept("1", "slack/T/U", b"a")  # the platform repeats itself
    assert inbox.accept("2", "teams/T/U", b"b") and inbox.accept("3", "teams/T/V", b"c")
    assert [each.id for each in inbox.claim(9)] == ["1", "2", "3"]
    inbox.renew(["1", "2", "3"])
    inbox.done("1")
    inbox.again("2", 5)
    inbox.release(["3"])
    inbox.done("1")  # not under work here: nothing to count
    told = samples(meter)
    assert told["deskcheck_events_received_total", "slack"] == 1
    assert told["deskcheck_events_received_total", "teams"] == 2
    assert told["deskcheck_events_worked_total", "slack+answered"] == 1
    assert told["deskcheck_events_worked_total", "teams+failed"] == 1
    assert told["deskcheck_events_worked_total", "teams+handed-back"] == 1
    clock.pass_(seconds=6)
    assert {each.id for each in inbox.claim(9)} == {"2", "3"}  # what is behind it truly heard all
    kept.close()

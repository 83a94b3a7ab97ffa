"""What it does stands in tests/contract/test_stores.py, over every database."""

from bot.engines.store import Store
from tests.engines.keeping import Watch


def test_who_goes_on_asking_waits_no_longer_for_it(kept: Store, watch: Watch) -> None:
    waits = [kept.limits.wait("ana") for _ in range(50)]
    assert waits[:3] == [0, 0, 0] and set(waits[3:]) == {60.0}
    watch.pass_(seconds=60)
    assert kept.limits.wait("ana") == 0

from bot.engines.store import Store
from tests.engines.keeping import Watch


def test_so_many_in_a_minute_each_person_alone(kept: Store, watch: Watch) -> None:
    assert [kept.limits.wait("ana") for _ in range(3)] == [0, 0, 0]
    watch.pass_(seconds=20)
    assert kept.limits.wait("ana") == 40
    assert kept.limits.wait("bo") == 0
    watch.pass_(seconds=41)
    assert kept.limits.wait("ana") == 0

from bot.engines.store import Store
from tests.engines.keeping import Watch


def test_lines_are_kept_in_order_with_their_facts(kept: Store, watch: Watch) -> None:
    kept.ledger.note("check", "U1", {"signals": "camera-refused", "library": "abc"})
    watch.pass_(days=3)
    kept.ledger.note("flag.wrong", "U2", {"signal": "camera-refused"})
    lines = list(kept.ledger.lines())
    assert [(each.event, each.who) for each in lines] == [("check", "U1"), ("flag.wrong", "U2")]
    assert lines[1].at == watch.now() and lines[0].facts["library"] == "abc"
    assert [each.event for each in kept.ledger.lines("flag.wrong")] == ["flag.wrong"]

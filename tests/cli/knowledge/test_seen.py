from collections import Counter

from bot.cli.knowledge.seen import Marked


def test_what_was_never_marked_counts_nothing() -> None:
    marked = Marked(1, Counter(), Counter(), {}, 0)
    assert marked.wrong["anything"] == 0 and not marked.helped

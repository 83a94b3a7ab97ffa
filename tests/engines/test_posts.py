"""What it does stands in tests/contract/test_stores.py, over every database."""

from bot.engines.store import Store
from bot.talk.kept import Post


def test_a_message_that_is_shown_again_keeps_its_place(kept: Store) -> None:
    for number in ("1", "2"):
        kept.posts.add("a", Post("D1", number))
    kept.posts.add("a", Post("D1", "1", "beside"))
    assert kept.posts.of("a") == [Post("D1", "1", "beside"), Post("D1", "2")]

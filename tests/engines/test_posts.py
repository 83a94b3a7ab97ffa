from bot.engines.store import Store
from bot.ports import Post
from tests.engines.keeping import Watch


def test_the_messages_of_a_case_are_told_in_order(kept: Store) -> None:
    card, more, asked = Post("D1", "1"), Post("D1", "2", "beside"), Post("D1", "0", "asked")
    for each in (card, more, asked):
        kept.posts.add("a", each)
    kept.posts.add("b", Post("D2", "1"))
    assert kept.posts.of("a") == [card, more, asked]
    assert kept.posts.case(asked) == "a" and kept.posts.case(Post("D2", "1")) == "b"
    assert kept.posts.case(Post("D9", "1")) == ""
    kept.posts.drop("a")
    assert kept.posts.of("a") == [] and kept.posts.of("b")


def test_a_message_shows_the_case_it_was_added_for_last(kept: Store) -> None:
    kept.posts.add("a", Post("D1", "1"))
    kept.posts.add("b", Post("D1", "1"))
    assert kept.posts.of("a") == [] and kept.posts.case(Post("D1", "1")) == "b"


def test_old_cases_are_told(kept: Store, watch: Watch) -> None:
    kept.posts.add("a", Post("D1", "1"))
    watch.pass_(days=3)
    kept.posts.add("a", Post("D1", "2"))
    kept.posts.add("b", Post("D1", "3"))
    assert kept.posts.older(2 * 86400.0) == ["a"]

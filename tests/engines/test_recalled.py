from bot.engines.recalled import RecalledEmbedder
from tests.engines.vectors import ChanceEmbedder


def test_a_text_that_comes_again_is_asked_once() -> None:
    inner = ChanceEmbedder()
    recalled = RecalledEmbedder(inner)
    [first] = recalled.embed(["one"])
    again = recalled.embed(["two", "one", "two"])
    assert inner.asked == ["one", "two"]
    assert (again[1] == first).all() and (again[0] == again[2]).all()
    assert (again == ChanceEmbedder().embed(["two", "one", "two"])).all()
    assert recalled.name == inner.name


def test_only_the_last_few_are_kept_and_a_set_passes_by() -> None:
    inner = ChanceEmbedder()
    recalled = RecalledEmbedder(inner, kept=2)
    for text in ("one", "two", "one", "three", "one", "two"):
        recalled.embed([text])
    assert inner.asked == ["one", "two", "three", "two"]
    inner.asked.clear()
    assert recalled.embed(["one", "two", "three"]).shape == (3, 16)
    assert inner.asked == ["one", "two", "three"]
    assert len(recalled._kept) == 2

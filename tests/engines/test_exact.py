import numpy
import pytest

from bot.engines.exact import Exact
from tests.engines.vectors import ChanceEmbedder, passages


def vectors(count: int) -> dict[str, numpy.ndarray]:
    texts = passages(range(count))
    return dict(zip(texts, ChanceEmbedder().embed(list(texts.values())), strict=True))


@pytest.mark.parametrize("limit", [1, 7, 49, 50, 51])
def test_the_nearest_are_found_best_first_with_their_similarity(limit: int) -> None:
    held, asked = vectors(50), ChanceEmbedder().embed(["one question", "another"])
    found = Exact(held).find(asked, limit)
    for vector, near in zip(asked, found, strict=True):
        whole = {key: float(numpy.dot(each, vector)) for key, each in held.items()}
        assert [key for key, _ in near] == sorted(whole, key=whole.__getitem__)[::-1][:limit]
        assert dict(near) == pytest.approx({key: whole[key] for key, _ in near}, abs=1e-6)


def test_vectors_that_are_the_same_are_all_found() -> None:
    same = vectors(1)["p0"]
    [found] = Exact({f"p{number}": same for number in range(9)}).find(same[None], 9)
    assert sorted(key for key, _ in found) == [f"p{number}" for number in range(9)]


def test_a_vector_takes_four_bytes_for_each_dimension() -> None:
    held = vectors(50)
    assert Exact(held)._columns.nbytes == 50 * len(held["p0"]) * 4

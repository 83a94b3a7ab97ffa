from collections.abc import Iterator

import pytest

from tests.privacy.labelled import BLIND, TUNED, Labelled, Score, labelled, score


@pytest.fixture(scope="module", params=(*TUNED, BLIND))
def texts(request: pytest.FixtureRequest) -> Iterator[list[Labelled]]:
    yield list(labelled(request.param))


@pytest.fixture(scope="module")
def made(texts: list[Labelled]) -> Score:
    return score(texts)


def test_each_set_is_what_it_is_said_to_be(texts: list[Labelled]) -> None:
    assert len(texts) >= 150
    assert {"en", "de", "pt"} < {each.language for each in texts}
    marks = [kind for each in texts for kind, _, _ in each.marks]
    assert marks.count("name") > 300 and len(marks) - marks.count("name") > 270


def test_of_identifiers_99_in_100_are_masked_and_of_names_95(made: Score) -> None:
    assert made.share(names=False) >= 0.99, (made.covered, made.marks)
    assert made.share(names=True) >= 0.95, (made.covered, made.marks)


def test_of_other_words_few_are_masked(made: Score) -> None:
    assert len(made.beyond) / made.words < 0.04, made.beyond


def test_a_text_without_people_stays_as_it_is(texts: list[Labelled]) -> None:
    made = score([each for each in texts if not each.marks])
    assert made.words > 200 and len(made.beyond) <= 0.05 * made.words, made.beyond

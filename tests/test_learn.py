import pytest

from bot.library.library import Library
from bot.library.likeness import points, written
from bot.library.page import Page
from tests.evaluation import UNTUNED
from tests.learn import learn, learned_from, names, own, pastes, stamp, surroundings


def test_the_points_are_of_the_examples_as_they_are_now(library: Library) -> None:
    """When this fails, an example or a signal changed: run `make learn`."""
    assert library.likeness is not None
    assert library.likeness.points.examples == stamp(
        [*pastes(learned_from(), library), *own(library)]
    )


def test_held_out_sets_are_not_learned_from() -> None:
    sets = learned_from("dev_a")
    assert not {f"pastes/{name}" for name in (*UNTUNED, "dev_a")} & set(sets)
    assert "pastes/dev_b" in sets


def test_learning_gives_a_file_that_reads(library: Library) -> None:
    page = Page("likeness.json")
    learned = learn(library, ["pastes/dev_a"])
    read = points(page, written(learned))
    assert read is not None and not page.mistakes
    assert {each.id for each in library.signals} == set(read.signals)
    assert read.words["refuse"] > 0 > read.start
    assert read.around and min(read.around.values()) < 0 < max(read.around.values())


def test_what_is_raised_beside_the_marks_of_a_text_is_not_learned_from(library: Library) -> None:
    first, last = "He refused the camera in every round.", "Ship the laptop to my cousin instead."
    text = "\n\n".join([first, "The role is open.", "Two panels met.", "Budget is set.", last])
    every = list(surroundings(text, {}, library))
    assert len(every) > 1 and not any(shown for _, shown in every)
    marked = list(surroundings(text, {"camera-refused": [first]}, library))
    assert 0 < len(marked) < len(every) and all(shown for _, shown in marked)
    assert all("cousin" in near for near, _ in marked), "the others stand around it"


def test_words_with_a_capital_inside_sentences_are_names() -> None:
    texts = [
        "we met Amara there at noon today, and amara said yes to all of it",
        "so Will came by with a friend and two others, then it will do",
    ]
    assert names(texts) == {"amara", "will"}


def test_a_text_full_of_capitals_says_nothing_of_names() -> None:
    assert names(["Die Kamera blieb Aus, das Bild war Weg"]) == set()


@pytest.mark.parametrize("pair", [("he", "she"), ("his", "her"), ("korea", "brazil")])
def test_no_point_hangs_on_who_somebody_is(pair: tuple[str, str], library: Library) -> None:
    assert library.likeness is not None
    points = library.likeness.points
    known = {word for each in (*points.words, *points.around) for word in each.split()}
    assert not {"she", "her", "hers", "korea", "korean", "brazil"} & known
    assert pair[1] not in known

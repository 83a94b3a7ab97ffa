import pytest

from bot.privacy import lexicon


@pytest.mark.parametrize("word", ["priya", "tomasz", "joão", "hanne", "сергей", "mariana"])
def test_given_names_of_many_places_are_known(word: str) -> None:
    assert lexicon.given(word) and not lexicon.ordinary(word)


@pytest.mark.parametrize("word", ["grace", "will", "may", "mark", "ruby", "spring"])
def test_what_is_said_every_day_as_well_is_told_apart(word: str) -> None:
    assert "+" in lexicon.kinds(word) and lexicon.ordinary(word) and not lexicon.given(word)


@pytest.mark.parametrize("word", ["engineer", "bewerbung", "engenheira", "kubernetes", "camera"])
def test_words_of_work_are_ordinary(word: str) -> None:
    assert lexicon.ordinary(word)
    assert not lexicon.given(word) and lexicon.kinds(word) == ""


def test_family_names_are_known_and_one_letter_is_no_word() -> None:
    assert (
        lexicon.kinds("bondarenko") == "-" and not lexicon.ordinary("a") and not lexicon.given("")
    )

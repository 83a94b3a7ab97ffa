from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ask.desk import assess, texts
from bot.ask.glossary import Glossary, glossary
from bot.library.library import Library
from bot.library.load import load
from bot.ports import Meanwhile
from tests.ask.asking import Knows, ask

WORDS = Glossary(
    {
        "de": [["the", "die", "der"], ["company", "firma"], ["staffing", "zeitarbeit"],
               ["candidate", "bewerber"], ["may", "darf"]],
        "pt": [["the", "o", "a"], ["laptop", "portátil"], ["send", "mandar"]],
    },
    {"en": frozenset({"the", "is"}), "de": frozenset({"die", "ich"}), "pt": frozenset({"para"})},
)  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return load(Path(__file__).parents[2] / "knowledge")


def test_known_words_are_put_in_english_whatever_their_ending() -> None:
    assert WORDS.english("darf ich die Bewerbern Müller?") == "may ich the candidate Müller?"


def test_a_word_joined_of_two_is_taken_apart_where_both_are_known() -> None:
    assert WORDS.english("die Zeitarbeitsfirma") == "the staffing company"
    assert WORDS.english("die Zeitarbeitszebra") == "the Zeitarbeitszebra"


def test_what_is_kept_is_as_it_would_be_without() -> None:
    kept = Glossary({"de": [["the", "die"], ["company", "firma"]]}, {"de": frozenset({"die"})})
    kept.keep(["die Firma", "a firm", ""])
    assert [kept.english(each) for each in ("die Firma", "a firm", "", "die FIRMA")] == [
        "the company", "a firm", "", "the company",
    ]  # fmt: skip


def test_english_stays_as_it_is() -> None:
    for text in ("is the firma a portátil?", "Die hard", "laptops", ""):
        assert WORDS.english(text) == text.replace("Die", "the")


def test_without_small_words_most_words_tell_the_language() -> None:
    assert WORDS.english("mandar o portátil") == "send the laptop"
    assert WORDS.english("mandar something by courier") == "mandar something by courier"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Der Bewerber will die Kamera nicht an", "the candidate want the camera not an"),
        ("was kostet das", "what cost the"),
        ("my personal laptop was stolen", "my personal laptop was stolen"),
    ],
)
def test_small_words_that_two_languages_have_show_neither(
    text: str, english: str, library: Library
) -> None:
    assert glossary(library).english(text) == english


@given(st.text(max_size=60))
def test_any_text_comes_out_with_what_is_no_word_untouched(text: str) -> None:
    assert WORDS.english(text).count("?") == text.count("?")


def test_the_shipped_words_leave_the_folder_itself_alone(library: Library) -> None:
    english = glossary(library).english
    changed = [
        each.text
        for passage in library.passages
        for each in passage.sentences
        if english(each.text) != each.text
    ]
    assert changed == []


def test_meaning_is_asked_and_given_in_english(library: Library) -> None:
    class Hears(Knows):
        heard: tuple[str, ...] = ()

        def nearest(
            self,
            questions: Sequence[str],
            limit: int,
            meanwhile: Meanwhile = None,
        ) -> list[dict[str, float]] | None:
            self.heard = tuple(questions)
            return super().nearest(questions, limit, meanwhile)

    meaning = Hears({})
    assess("Dürfen wir das Gespräch aufzeichnen?", library, meaning)
    assert meaning.heard == ("may we the interview record?",)
    held = set(texts(library).values())
    assert not any(" wir " in each for each in held)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Dürfen wir ein Vorstellungsgespräch aufzeichnen?", "camera-and-recording"),
        ("Podemos gravar a entrevista?", "camera-and-recording"),
    ],
)
def test_a_question_in_another_language_finds_english_passages(
    text: str, passage: str, library: Library
) -> None:
    answer = ask(text, library)
    assert answer.answered and any(passage in each.passage.id for each in answer.sources)

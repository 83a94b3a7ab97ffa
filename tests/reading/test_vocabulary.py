import pytest

from bot.reading.vocabulary import PROSE, Vocabulary

TEXTS = (
    ("en", "The agency names each person who does the work."),
    (PROSE, "the agency reports it, and Google names each person who does the work."),
    ("de", "Die Agentur nennt jede Person und prüft den Vertrag."),
    ("pt", "A agência nomeia cada pessoa."),
)
WORDS = Vocabulary(TEXTS, lambda word, language: {"konto": "account"}.get(word, ""))


def test_words_are_known_in_any_form_and_strange_otherwise() -> None:
    assert WORDS.strange("Agencies named a person", "en") == ["a"]
    assert WORDS.strange("ZEBRA42 banana names work", "en") == ["ZEBRA42", "banana"]
    assert WORDS.strange("Agenturvertrag Konto Zebra", "de") == ["Zebra"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Agencies name the person.", "en", ["agencies"]),
        ("Person by person, Microsoft and the FBI work.", "en", ["microsoft", "fbi"]),
        ("In KnowBe4 the agency works.", "en", ["in", "knowbe4"]),
        ("Die Agentur nennt Google und den Spediteur.", "de", ["google"]),
        ("Europol nennt die Agentur.", "de", ["europol"]),
        ("A agência e a Interpol.", "pt", ["interpol"]),
    ],
)
def test_names_are_told_from_ordinary_words(text: str, language: str, names: list[str]) -> None:
    assert list(WORDS.names(text, language)) == names


def test_a_word_is_put_in_english_where_it_is_known() -> None:
    assert WORDS.english("EUA", "pt") == "us"
    assert WORDS.glossed("Das Konto", "de").strip() == "account"
    assert WORDS.english("anything", "en") == "anything"


def test_a_tongue_speaks_for_one_language() -> None:
    german = WORDS.tongues["de"]
    assert german.language == "de"
    assert german.stems("Verträge") == WORDS.stems("Verträge", "de")
    assert list(german.names("Die Agentur von Europol")) == ["europol"]

from collections.abc import Sequence
from dataclasses import replace

from bot.engines.meaning import NoMeaning
from bot.frontdesk.sense import LONGEST, heard, learned, parts, pieces, vectors
from bot.library.library import Library
from bot.reading.told import tell


class Sees(NoMeaning):
    """Remembers what it heard, and from whom it was learned."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[Sequence[str], str]] = []

    def vectors(self, texts: Sequence[str], model: str) -> Sequence[Sequence[float]]:
        self.asked.append((texts, model))
        return [[1.0]] * len(texts)


def told(text: str, library: Library) -> str:
    """Return what the model hears."""
    assert library.choosing is not None
    known = learned(library.choosing.desks, library)
    return heard(text, tell(text, library), library, known)


def test_a_vector_is_made_by_the_model_that_was_learned_with(library: Library) -> None:
    sees = Sees()
    assert vectors("may we record the call", library, sees) == [[1.0]]
    assert library.choosing is not None and library.choosing.meaning is not None
    assert sees.asked == [(["may we record the call"], library.choosing.meaning.embedder)]


def test_of_a_paste_and_of_nothing_no_vector_is_made(library: Library) -> None:
    sees = Sees()
    assert vectors("word " * (LONGEST + 1), library, sees) is None
    for make in (vectors, pieces):
        assert make("  ", library, sees) is None
        assert make("may we record the call", library, None) is None
        assert make("may we record the call", replace(library, choosing=None), sees) is None
    assert sees.asked == []


def test_an_incident_is_heard_as_a_whole_and_sentence_by_sentence(library: Library) -> None:
    sees = Sees()
    one, two = "he wants money by friday.", "nobody here knows what he has copied"
    assert pieces(f"{one} {two}", library, sees) == [[1.0]] * 3
    [(heard_, _)] = sees.asked
    whole, first, second = heard_
    assert whole == f"{first} {second}" and first.startswith("he wants money")
    assert pieces(two, library, sees) == [[1.0]], "one sentence is the whole"


def test_the_end_of_a_long_incident_is_heard_too(library: Library) -> None:
    assert library.choosing is not None
    long = "we had a lovely week with the team. " * 30 + "now he wants money for the files"
    known = learned(library.choosing.desks, library)
    whole, *sentences = parts(long, tell(long, library), library, known)
    assert "money" not in whole and "money" in sentences[-1] and len(sentences) == 31


def test_what_is_shorter_than_a_sentence_goes_with_the_next(library: Library) -> None:
    assert library.choosing is not None
    known, text = (
        learned(library.choosing.desks, library),
        "help. now. he wants money for the files",
    )
    assert [*parts(text, tell(text, library), library, known)] == [text]


def test_the_model_hears_english_whatever_is_said(library: Library) -> None:
    assert "camera" in told("Darf ich verlangen, dass die Kamera an ist?", library)
    assert "camera" in told("posso exigir a câmara ligada?", library)


def test_it_hears_nobodys_name(library: Library) -> None:
    ours, other = (told(f"a mail from {each} came today", library) for each in ("Ana", "Oluwaseun"))
    assert ours == other and "Ana" not in ours


def test_a_word_is_known_from_messages_or_from_the_glossary(library: Library) -> None:
    assert library.choosing is not None
    known = learned(library.choosing.desks, library)
    assert known("camera") and known("kamera")
    assert not known("oluwaseun")

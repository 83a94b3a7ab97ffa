from collections.abc import Sequence
from dataclasses import replace

from bot.engines.meaning import NoMeaning
from bot.frontdesk.sense import LONGEST, heard, learned, vector
from bot.library.library import Library
from bot.reading.told import tell


class Sees(NoMeaning):
    """Remembers what it heard, and from whom it was learned."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    def vector(self, text: str, model: str) -> Sequence[float]:
        self.asked.append((text, model))
        return [1.0]


def told(text: str, library: Library) -> str:
    """Return what the model hears."""
    assert library.choosing is not None
    known = learned(library.choosing.desks, library)
    return heard(text, tell(text, library), library, known)


def test_a_vector_is_made_by_the_model_that_was_learned_with(library: Library) -> None:
    sees = Sees()
    assert vector("may we record the call", library, sees) == [1.0]
    assert library.choosing is not None and library.choosing.meaning is not None
    assert sees.asked == [("may we record the call", library.choosing.meaning.embedder)]


def test_of_a_paste_and_of_nothing_no_vector_is_made(library: Library) -> None:
    sees = Sees()
    assert vector("word " * (LONGEST + 1), library, sees) is None
    assert vector("  ", library, sees) is None
    assert vector("may we record the call", library, None) is None
    assert vector("may we record the call", replace(library, choosing=None), sees) is None
    assert sees.asked == []


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

from bot.library.library import Entry, entries
from bot.library.shapes import IdeaFile


def test_a_list_gives_its_entries_in_every_language_with_or_without_a_source() -> None:
    file = IdeaFile.model_validate(
        {
            "title": "Paying",
            "kind": "act",
            "pt": ["pagar"],
            "en": ["pay", {"entry": "=wire it", "source": "advisory"}],
            "de": ["zahlen"],
        }
    )
    assert entries(file) == (
        Entry("en", "pay"),
        Entry("en", "=wire it"),
        Entry("de", "zahlen"),
        Entry("pt", "pagar"),
    )

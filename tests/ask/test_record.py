import json
from pathlib import Path

from bot.ask.record import record
from tests.ask.asking import ask, folder, page

NOTES = page("Interview notes", "Interview notes are deleted after six months. [advisory]")


def test_the_keys_are_the_contract(tmp_path: Path) -> None:
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES})
    printed = record(ask("when are interview notes deleted?", library))
    assert list(printed) == [
        "answered", "text", "sentences", "sources", "nearest", "conflicts", "notices", "library",
    ]  # fmt: skip
    assert printed["answered"] is True and printed["library"] == library.hash
    assert printed["sentences"] == [
        {
            "text": "Interview notes are deleted after six months.",
            "passages": ["guidance/a/notes"],
        }
    ]
    assert printed["sources"] == [
        {
            "passage": "guidance/a/notes",
            "document": "Interview notes",
            "heading": "Interview notes",
            "publisher": "An office",
            "date": "2022-05-16",
            "reviewed": "2026-11-21",
            "url": "https://example.org/advisory",
            "quote": "Interview notes are deleted after six months.",
        }
    ]
    json.dumps(printed)


def test_without_an_answer_the_nearest_stand_there(tmp_path: Path) -> None:
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES})
    printed = record(ask("interview parking tickets", library))
    assert printed["answered"] is False and printed["sentences"] == printed["sources"] == []
    assert printed["nearest"][0].keys() == {"passage", "document", "heading", "owner"}

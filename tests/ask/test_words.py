from pathlib import Path

from bot.ask.words import render, text
from bot.talk.reply import Bullets, Notice, Prose, Reply, Sources
from tests.ask.asking import ask, folder, page
from tests.library.papers import ORGANISATION

NOTES = page("Interview notes", "Interview notes are deleted after six months. [advisory]")


def shown(question: str, place: Path, pages: dict[str, str] | None = None) -> Reply:
    library = folder(place, pages if pages is not None else {"guidance/a/notes.md": NOTES})
    return render(ask(question, library), library)


def test_each_sentence_carries_the_number_of_its_source(tmp_path: Path) -> None:
    reply = shown("when are interview notes deleted?", tmp_path)
    assert reply.parts[0] == Prose("Interview notes are deleted after six months. [1]")
    (sources,) = (part for part in reply.parts if isinstance(part, Sources))
    (line,) = sources.items
    assert (line.number, line.title, line.publisher) == ("1", "Interview notes", "An office")
    assert "reviewed 2026-11-21" in line.note and line.url == "https://example.org/advisory"


def test_what_stands_together_is_one_point_with_one_number(tmp_path: Path) -> None:
    body = "Interview notes are deleted after six months. Interview notes name no guesses. HR "
    notes = page("Interview notes", body + "reads interview notes. [advisory]")
    other = page("Interview rooms", "Interview notes stay in the room. [advisory]")
    pages = {"guidance/a/notes.md": notes, "guidance/a/rooms.md": other}
    reply = shown("where do interview notes stay, when are they deleted?", tmp_path, pages)
    (points,) = (part.items for part in reply.parts if isinstance(part, Bullets))
    assert len(points) == 2 and [each[-4:] for each in points] == [" [1]", " [2]"]
    assert sum(each.count("[1]") for each in points) == 1
    assert any("six months. Interview notes name no guesses. HR reads" in each for each in points)


def test_where_nothing_stands_there_it_says_so_and_who_owns_the_topic(tmp_path: Path) -> None:
    reply = shown("interview parking tickets", tmp_path)
    assert isinstance(reply.parts[0], Prose) and "folder" in reply.parts[0].text
    assert any(isinstance(part, Bullets) for part in reply.parts)
    assert any("Security lead" in part.text for part in reply.parts if isinstance(part, Prose))


def test_the_owner_is_named_by_role_where_the_company_names_nobody(tmp_path: Path) -> None:
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES})
    (library.root / ORGANISATION).unlink()
    from bot.library.load import load

    reply = render(ask("interview parking tickets", bare := load(library.root)), bare)
    assert any("security" in part.text for part in reply.parts if isinstance(part, Prose))


def test_a_contradiction_is_a_notice_of_its_own(tmp_path: Path) -> None:
    own = page("Our notes", "Interview notes are deleted after twelve months.")
    pages = {"guidance/a/notes.md": NOTES, "policy/notes.md": own}
    reply = shown("when are interview notes deleted?", tmp_path, pages)
    told = [part.text for part in reply.parts if isinstance(part, Notice)]
    assert any("give different numbers" in each for each in told)


def test_the_text_alone_holds_the_whole_answer(tmp_path: Path) -> None:
    library = folder(tmp_path, {"guidance/a/notes.md": NOTES})
    assert text(ask("when are interview notes deleted?", library)).endswith("six months. [1]")
    assert "not in the folder" in text(ask("zebra crossing", library))

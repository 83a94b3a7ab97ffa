from pathlib import Path

import pytest

from bot.library import watch
from bot.library.library import Library
from bot.library.load import KnowledgeError
from bot.library.watch import Shelf
from tests.library.folder import CLEAN, IDEA, SIGNAL, write
from tests.library.test_sealed import aged


def ideas(library: Library) -> list[str]:
    return [entry.words for entry in library.ideas["camera"].entries]


def test_without_a_clean_library_there_is_nothing_to_start_with(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        Shelf(write(tmp_path, {IDEA: "title: [\n"}))
    with pytest.raises(KnowledgeError):
        Shelf(tmp_path / "nowhere")


def test_an_unchanged_folder_keeps_the_very_same_library(tmp_path: Path) -> None:
    shelf = Shelf(write(tmp_path))
    before = shelf.library
    assert shelf.refresh() is before
    assert shelf.mistakes == []


def test_a_clean_change_is_in_force_at_the_next_look_and_not_before(tmp_path: Path) -> None:
    shelf = Shelf(write(tmp_path))
    write(tmp_path, {IDEA: CLEAN[IDEA].replace("webcam", "picture")})
    assert ideas(shelf.library) == ["camera", "webcam", "kamera"]
    assert ideas(shelf.refresh()) == ["camera", "picture", "kamera"]
    assert shelf.library is shelf.refresh()


def test_a_new_and_a_removed_file_are_changes(tmp_path: Path) -> None:
    root = write(tmp_path)
    shelf = Shelf(root)
    new = root / "lists" / "new.yaml"
    new.write_text("title: New\nkind: thing\nen: [gadget]\n")
    assert "new" in shelf.refresh().ideas
    new.unlink()
    assert "new" not in shelf.refresh().ideas


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (IDEA, b"title: [\n"),
        (IDEA, b"title: caf\xe9\nkind: thing\n"),
        (IDEA, b"title: x\nkind: thing\nen: [foreigners]\n"),
        (SIGNAL, CLEAN[SIGNAL].replace("refusal]", "gadget]").encode()),
        ("sources.yaml", b"sources: []\n"),
        ("priority.yaml", None),
        ("lists/shared/refusal.yaml", None),
    ],
)
def test_a_broken_folder_never_takes_the_place_of_a_clean_one(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    root = write(tmp_path)
    shelf = Shelf(root)
    before = shelf.library
    if content is None:
        (root / name).unlink()
    else:
        (root / name).write_bytes(content)
    assert shelf.refresh() is before
    assert shelf.mistakes
    told = shelf.mistakes
    assert shelf.refresh() is before and shelf.mistakes is told
    (root / name).write_text(CLEAN[name] + "\n# mended\n")
    after = shelf.refresh()
    assert after is not before and after.hash != before.hash
    assert shelf.mistakes == []


def test_a_folder_that_goes_away_keeps_its_library_until_it_comes_back(tmp_path: Path) -> None:
    root = write(tmp_path)
    shelf = Shelf(root)
    before = shelf.library
    root.rename(tmp_path / "elsewhere")
    assert shelf.refresh() is before
    assert "there is no folder" in str(shelf.mistakes[0])
    (tmp_path / "elsewhere").rename(root)
    assert shelf.refresh().hash == before.hash
    assert shelf.mistakes == []


def test_a_folder_that_moves_while_it_is_read_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path)
    shelf = Shelf(root)
    before = shelf.library

    def gone(_: Path, *, only: frozenset[str]) -> Library:
        raise FileNotFoundError

    write(tmp_path, {IDEA: CLEAN[IDEA].replace("webcam", "picture")})
    with monkeypatch.context() as patch:
        patch.setattr(watch, "load", gone)
        assert shelf.refresh() is before
    assert ideas(shelf.refresh())[1] == "picture"


def test_a_link_that_leads_nowhere_counts_as_soon_as_it_leads_somewhere(tmp_path: Path) -> None:
    root = write(tmp_path)
    shelf = Shelf(root)
    before = shelf.library
    (root / "lists" / "new.yaml").symlink_to(tmp_path / "new.yaml")
    assert shelf.refresh() is before
    (tmp_path / "new.yaml").write_text("title: New\nkind: thing\nen: [gadget]\n")
    assert "new" in shelf.refresh().ideas


def test_a_change_is_truly_read_though_the_start_took_a_copy(tmp_path: Path) -> None:
    root, copy = aged(write(tmp_path)), tmp_path / "copy.json"
    Shelf(root, sealed=copy)
    kept = copy.read_bytes()
    shelf = Shelf(root, sealed=copy)
    write(tmp_path, {IDEA: CLEAN[IDEA].replace("webcam", "picture")})
    assert ideas(shelf.refresh())[1] == "picture"
    write(tmp_path, {IDEA: "title: [\n"})
    assert ideas(shelf.refresh())[1] == "picture" and shelf.mistakes
    assert copy.read_bytes() == kept


def test_changes_are_told_at_once_and_then_once_each(tmp_path: Path) -> None:
    root = write(tmp_path)
    paused: list[str] = []

    def pause() -> None:
        paused.append("")
        if len(paused) == 2:
            (root / IDEA).write_text(CLEAN[IDEA].replace("webcam", "picture"))
        elif len(paused) == 4:
            (root / IDEA).unlink()
        elif len(paused) > 5:
            raise KeyboardInterrupt

    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        seen.extend(len(paused) for _ in watch.changes(root, pause))
    assert seen == [0, 2, 4]


def test_between_two_looks_it_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("bot.library.watch.time.monotonic", lambda: now[0])
    shelf = Shelf(write(tmp_path), rest=5.0)
    write(tmp_path, {IDEA: CLEAN[IDEA].replace("webcam", "picture")})
    now[0] += 4.9
    assert "webcam" in ideas(shelf.refresh())
    now[0] += 0.2
    assert "picture" in ideas(shelf.refresh())

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.library import load as loading
from bot.library import sealed
from bot.library.draft import Draft
from bot.library.folder import files, stamp
from bot.library.library import Library
from bot.library.load import CHECKING, KnowledgeError, draw, load
from bot.library.sealed import Sealed
from tests.library.folder import IDEA, SIGNAL, write
from tests.library.papers import PAPERS

ROOT = Path(__file__).parents[2]
_OLD = 1_700_000_000


def aged(root: Path) -> Path:
    """Give every file of a folder a time of change that is long ago."""
    for path in files(root):
        os.utime(path, (_OLD, _OLD))
    return root


def told(library: Library) -> dict[str, object]:
    """Return what is in a library, with the order that it is in."""
    values = {each.name: getattr(library, each.name) for each in dataclasses.fields(library)}
    return {
        name: list(value.items()) if isinstance(value, dict) else value
        for name, value in values.items()
    }


def copy_of(root: Path, path: Path) -> Sealed:
    return Sealed(path, root, frozenset(), stamp(root))


@pytest.fixture
def only_copies(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what, once called, lets no folder be read any more."""

    def read(root: Path, only: frozenset[str] = frozenset()) -> tuple[Draft, str]:
        raise AssertionError("the folder was read")

    return lambda: monkeypatch.setattr(loading, "draw", read)


@pytest.mark.parametrize("only", [CHECKING, frozenset[str]()])
def test_a_copy_is_the_same_library_as_its_folder(
    tmp_path: Path, only: frozenset[str], only_copies: Callable[[], None]
) -> None:
    folders = [aged(write(tmp_path, dict(PAPERS))), ROOT / "knowledge"]
    for number, root in enumerate(folders):
        path = tmp_path / "made" / f"{number}.json"
        draft, digest = draw(root, only)
        Sealed(path, root, only, before := stamp(root)).keep(draft, digest, before)
    read = [load(root, only=only) for root in folders]
    only_copies()
    for number, root in enumerate(folders):
        path = tmp_path / "made" / f"{number}.json"
        assert told(load(root, only=only, sealed=path)) == told(read[number])


def test_the_first_start_makes_the_copy_and_the_next_takes_it(
    tmp_path: Path, only_copies: Callable[[], None]
) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    first = load(root, sealed=path)
    only_copies()
    assert told(load(root, sealed=path)) == told(first)
    with pytest.raises(AssertionError):  # another part of the folder, and a folder elsewhere
        load(root, only=CHECKING, sealed=path)
    with pytest.raises(AssertionError):
        load(root.rename(tmp_path / "moved"), sealed=path)


def test_what_is_told_of_signals_on_trial_is_in_the_copy_too(tmp_path: Path) -> None:
    signal = (SIGNAL, "status: stable", "status: test")
    root = write(tmp_path)
    (root / signal[0]).write_text((root / signal[0]).read_text().replace(*signal[1:]))
    path = tmp_path / "copy.json"
    assert load(aged(root), sealed=path).signals == ()
    assert len(load(root, evaluation=True, sealed=path).signals) == 1


def _touched(root: Path) -> None:
    (root / IDEA).write_text("title: The camera\nkind: thing\nen: [gadget]\n")


def _same_size(root: Path) -> None:
    text = (root / IDEA).read_text().replace("webcam", "gadget")
    (root / IDEA).write_text(text)
    os.utime(root / IDEA, (_OLD, _OLD + 1))


def _added(root: Path) -> None:
    (root / "lists" / "new.yaml").write_text("title: New\nkind: thing\nen: [gadget]\n")


@pytest.mark.parametrize("change", [_touched, _same_size, _added])
def test_a_folder_that_changed_is_read(tmp_path: Path, change: Callable[[Path], None]) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    before = load(root, sealed=path)
    change(root)
    after = load(root, sealed=path)
    assert after.hash != before.hash and after.hash == load(root).hash
    words = [entry.words for idea in after.ideas.values() for entry in idea.entries]
    assert "gadget" in words


def test_a_folder_that_lost_a_file_is_read_and_its_mistakes_are_told(tmp_path: Path) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    load(root, sealed=path)
    kept = path.read_bytes()
    (root / IDEA).unlink()
    with pytest.raises(KnowledgeError):
        load(root, sealed=path)
    assert path.read_bytes() == kept  # and no folder with mistakes is ever copied


def test_a_copy_that_other_code_made_is_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    load(root, sealed=path)
    assert copy_of(root, path).open() is not None
    monkeypatch.setattr(sealed, "_reader", lambda: "other")
    assert copy_of(root, path).open() is None


def test_damage_at_any_byte_is_seen(tmp_path: Path) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    load(root, sealed=path)
    copy, whole = copy_of(root, path), path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :])
        assert copy.open() is None, at
        path.write_bytes(whole[:at])
        assert copy.open() is None, at
    path.write_bytes(whole)
    assert copy.open() is not None


@pytest.mark.parametrize("made", [b"", b"null", b"[]", b"[1,2,3,4]", b'{"a": 1}', b"[" * 9000])
def test_what_never_was_a_copy_is_no_use_though_its_sum_is_right(
    tmp_path: Path, made: bytes
) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    path.write_bytes(sealed.summed(made))
    assert told(load(root, sealed=path)) == told(load(root))


@pytest.mark.parametrize(("old", "new"), [(b'"strong"', b'"grave"'), (b'"act",', b"")])
def test_a_copy_whose_pages_are_wrong_is_no_use(tmp_path: Path, old: bytes, new: bytes) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    load(root, sealed=path)
    data = path.read_bytes().partition(b"\n")[2]
    assert old in data
    path.write_bytes(sealed.summed(data.replace(old, new)))
    assert copy_of(root, path).open() is None


@pytest.mark.parametrize("taken", ["file", "folder"])
def test_where_no_copy_can_be_written_the_folder_is_read(tmp_path: Path, taken: str) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "taken" / "copy.json"
    if taken == "file":
        path.parent.write_text("")
    else:
        path.mkdir(parents=True)
    assert told(load(root, sealed=path)) == told(load(root))
    assert not path.is_file() and not list(tmp_path.rglob("*.part"))


def test_where_nothing_may_be_written_nothing_is_left_or_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    root, path = aged(write(tmp_path)), tmp_path / "made" / "copy.json"
    monkeypatch.setattr(os, "replace", refused)
    assert load(root, sealed=path).ideas
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_was_just_written_or_is_being_written_is_not_copied(tmp_path: Path) -> None:
    root, path = write(tmp_path), tmp_path / "copy.json"
    load(root, sealed=path)
    assert not path.exists()
    copy = copy_of(aged(root), path)
    os.utime(root / IDEA, (_OLD, _OLD + 1))
    copy.keep(*draw(root), stamp(root))
    assert not path.exists()


def test_what_a_kill_left_behind_is_cleared_away(tmp_path: Path) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    old, new = tmp_path / "copy.json.a.part", tmp_path / "copy.json.b.part"
    for part in (old, new):
        part.write_text("x")
    os.utime(old, (_OLD, _OLD))
    load(root, sealed=path)
    assert path.exists() and new.exists() and not old.exists()


def test_two_processes_may_make_it_at_once(tmp_path: Path) -> None:
    root, path = aged(write(tmp_path)), tmp_path / "copy.json"
    code = (
        "import sys; from pathlib import Path; from bot.library.load import load\n"
        "for _ in range(20):\n"
        "    Path(sys.argv[2]).unlink(missing_ok=True)\n"
        "    print(load(Path(sys.argv[1]), sealed=Path(sys.argv[2])).hash)\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(root), str(path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    hashes = {line for each in started for line in each.communicate(timeout=60)[0].split()}
    assert [each.returncode for each in started] == [0, 0]
    assert hashes == {load(root).hash.encode()}
    assert copy_of(root, path).open() is not None
    assert not list(tmp_path.glob("*.part"))

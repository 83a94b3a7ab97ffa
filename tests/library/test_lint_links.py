from pathlib import Path

import pytest

from tests.library.folder import SIGNAL, mistakes, write
from tests.library.links import CONTENT, LINK


def wrong(place: Path, old: str = "", new: str = "", name: str = LINK) -> str:
    return "\n".join(map(str, mistakes(write(place, {name: CONTENT.replace(old, new)}))))


def test_a_clean_file_is_clean(tmp_path: Path) -> None:
    assert wrong(tmp_path) == ""


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("[live-call]", "[no-such]", 12, "there is no step `no-such`"),
        ("[advisory]", "[no-such]", 13, "there is no source `no-such`"),
        ("title: Another", "title: A foreign", 1, "names a protected trait (`foreign`)"),
        ("One operator", "A native speaker", 7, "names a protected trait"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    assert f"{LINK}:{line}:" in (said := wrong(tmp_path, old, new)) and told in said


def test_a_way_that_nobody_looks_for_is_told(tmp_path: Path) -> None:
    said = wrong(tmp_path, name="links/shared-hobby.yaml")
    assert "nothing looks for `shared-hobby`" in said and "shared-contact" in said


def test_no_signal_has_the_same_name(tmp_path: Path) -> None:
    root = write(tmp_path, {LINK: CONTENT})
    signal = (root / SIGNAL).read_text(encoding="utf-8")
    (root / "signals/interview/shared-contact.yaml").write_text(signal, encoding="utf-8")
    assert "a signal is called `shared-contact` too" in "\n".join(map(str, mistakes(root)))

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.page import Page
from bot.library.read import read


def page_of(place: Path, text: str | bytes) -> Page:
    """Write one file and read it."""
    path = place / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, "x.yaml")


def told(page: Page) -> list[str]:
    return [str(mistake) for mistake in page.mistakes]


def test_everything_in_a_file_has_its_line(tmp_path: Path) -> None:
    page = page_of(tmp_path, "a: 1\n\nb:\n  - x\n  - c: y\n")
    assert page.value == {"a": 1, "b": ["x", {"c": "y"}]}
    assert [page.line(where) for where in (("a",), ("b", 0), ("b", 1, "c"))] == [1, 4, 5]


def test_texts_keep_their_letters_and_only_plain_values_change(tmp_path: Path) -> None:
    page = page_of(tmp_path, 'a: "NO"\nb: >-\n  one\n  two\nc: null\nd: 1.5\n')
    assert page.value == {"a": "NO", "b": "one two", "c": None, "d": 1.5}


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert page_of(tmp_path, "\ufeffa: x\n").value == {"a": "x"}


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("a: x\na: y\n", "x.yaml:2: a: the key stands here twice"),
        ("b:\n  a: x\n  c: z\n  a: y\n", "x.yaml:4: b.a: the key stands here twice"),
        ("a: x\nNO: y\n", "x.yaml:2: False: a key is a text; put it in quotes"),
        ("a: x\n2: y\n", "x.yaml:2: 2: a key is a text; put it in quotes"),
        ("? [a]\n: y\n", "x.yaml:1: ['a']: a key is a text; put it in quotes"),
        ("a: x\nb: *c\n", "x.yaml:2: b: an alias (`*`) is not followed; write it out"),
        ("a: &c x\nb: *c\n", "x.yaml:2: b: an alias (`*`) is not followed; write it out"),
        ("a: &a [*a]\n", "x.yaml:1: a.0: an alias (`*`) is not followed; write it out"),
        ("a: x\nb: 2026-13-45\n", "x.yaml:2: b: month must be in 1..12; put it in quotes"),
        ("a: x\nb: [c\n", "x.yaml:3: not YAML: did not find expected ',' or ']'"),
        ("a:\n\t- b\n", "x.yaml:2: not YAML: found character that cannot start any token"),
        ("a: x\n---\nb: y\n", "x.yaml:2: a second document (`---`) is not read"),
        (
            "a: !!python/object:os.system x\n",
            "x.yaml:1: a: a tag (`!`) is not followed; write the value itself",
        ),
        ("a: x\0y\n", "x.yaml:1: not YAML: a character is not allowed in it"),
        ("[" * 2000 + "]" * 2000, "x.yaml:1: nested deeper than a knowledge file should be"),
        (b"a: caf\xe9\n", "x.yaml:1: not UTF-8 text; save the file as UTF-8"),
        ("a: " + "x" * 2_000_000, "x.yaml:1: the file is larger than 2 MB; split it"),
    ],
)
def test_what_cannot_be_read_is_one_mistake_on_its_line(
    tmp_path: Path, text: str | bytes, mistake: str
) -> None:
    (only,) = told(page_of(tmp_path, text))
    assert only.startswith(mistake)


def test_a_file_of_two_megabytes_is_still_read(tmp_path: Path) -> None:
    assert page_of(tmp_path, "a: " + "x" * 1_999_997).mistakes == []


@pytest.mark.parametrize("kind", ["missing", "folder", "dangling"])
def test_what_cannot_be_opened_is_a_mistake(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "dangling":
        path.symlink_to(tmp_path / "gone.yaml")
    assert told(read(path, "x.yaml")) == ["x.yaml:1: cannot be opened"]


@settings(max_examples=100)
@given(st.text("ab:-*&[]{}!|>#'\"\n 01?,%@\t\\é") | st.binary(max_size=40))
def test_any_bytes_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, text: str | bytes
) -> None:
    page = page_of(tmp_path_factory.getbasetemp(), text)
    lines = page.data.count(b"\n") + 1
    assert all(1 <= each.line <= lines + 1 for each in page.mistakes)
    assert page.mistakes or set(page.lines.values()) <= set(range(1, lines + 1))

from pathlib import Path

import pytest

from bot.cli.knowledge.texts import Case, Texts, of_file, own
from bot.library.load import draw
from bot.talk.trouble import DeskcheckError
from tests.library.folder import SIGNAL, write
from tests.library.papers import GUIDANCE, changed


def test_a_folders_own_texts_are_its_examples_and_its_questions(tmp_path: Path) -> None:
    asked = "asked_as:\n  - can we insist on video\n"
    more = "asked_as:\n  - {en: film, de: Filme}\nasked_under:\n  Lead:\n    - on film\n"
    root = write(tmp_path, changed(GUIDANCE, asked, more))
    texts = own(draw(root)[0])
    told = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    assert [each.text for each in texts.pastes] == told
    line = 1 + (root / SIGNAL).read_text().splitlines().index("  quiet: [five, six, seven, eight]")
    assert texts.pastes[4].where == f"{SIGNAL}:{line}"
    assert [(each.text, each.where) for each in texts.questions] == [
        ("film", f"{GUIDANCE}:4"), ("Filme", f"{GUIDANCE}:4"), ("on film", f"{GUIDANCE}:7"),
    ]  # fmt: skip


def test_drafts_are_not_asked(tmp_path: Path) -> None:
    draft = changed(GUIDANCE, "owner: security", "owner: security\nstatus: draft")
    assert own(draw(write(tmp_path, draft))[0]).questions == ()


def test_a_text_that_stands_twice_is_tried_once() -> None:
    one, two = Case("a:1", "x"), Case("b:1", "x")
    other = Case("b:2", "x", earlier=("before",))
    assert (Texts((one,), (one,)) + Texts((two,), (two, other))) == Texts((one,), (one, other))


def test_a_file_brings_pastes_and_questions_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    path.write_text('{"id": 1, "paste": "p"}\n\n{"text": "q", "history": ["h"], "rel": {}}\n')
    texts = of_file(path)
    assert [(each.where, each.text) for each in texts.pastes] == [("more.jsonl:1", "p")]
    (asked,) = texts.questions
    assert (asked.where, asked.text, asked.earlier) == ("more.jsonl:3", "q", ("h",))
    assert asked.given["rel"] == {}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"paste": "x"}\n{"paste"\n', "more.jsonl:2: not a JSON object"),
        (b"[]\n", "more.jsonl:1: not a JSON object"),
        (b'{"id": 1}\n', "more.jsonl:1: a line has"),
        (b'{"paste": 1}\n', "more.jsonl:1: a line has"),
        (b'{"text": "q", "history": [1]}\n', "more.jsonl:1: the history"),
        (b"\xff\n", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    content: bytes | None, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "more.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DeskcheckError, match=told):
        of_file(path)

from pathlib import Path

import pytest

from tests.contract.channels import CHANNELS, Opened

HOSTILE = (
    "he refused the camera \x1b[2J\u202e <!channel> @everyone [b]x[/b] <at>all</at>\nnotes\nok"
)

every = pytest.mark.parametrize("channel", CHANNELS, ids=lambda opened: opened.__name__)


@every
async def test_everything_that_is_said_is_answered(channel: Opened, tmp_path: Path) -> None:
    async with channel(tmp_path) as say:
        for text in ("", "hi", "x", "word " * 3000, "?" * 50, "\0\1\2", HOSTILE):
            assert (await say(text, [], None)).strip(), text[:20]


@every
async def test_a_button_nobody_knows_is_answered(channel: Opened, tmp_path: Path) -> None:
    async with channel(tmp_path) as say:
        assert (await say("", [], "no.such.button")).strip()


@every
async def test_a_candidates_words_are_shown_and_not_obeyed(channel: Opened, tmp_path: Path) -> None:
    async with channel(tmp_path) as say:
        shown = await say(HOSTILE, [], None)
    assert "[b]x[/b]" in shown
    assert "\x1b" not in shown and "\u202e" not in shown


@every
async def test_a_file_that_cannot_be_read_is_told_by_its_name(
    channel: Opened, tmp_path: Path
) -> None:
    async with channel(tmp_path) as say:
        assert "cv.pdf" in await say("", [("cv.pdf", b"%PDF-broken")], None)

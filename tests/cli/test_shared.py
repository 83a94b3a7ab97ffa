import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.shared import dump, fail, guarded, many
from bot.talk.trouble import DeskcheckError
from tests.cli.running import deskcheck


@given(st.dictionaries(st.text(), st.text()))
def test_json_is_ascii_without_control_characters_and_keeps_everything(
    value: dict[str, str],
) -> None:
    text = dump(value)
    assert all(32 <= ord(each) < 127 for each in text)
    assert json.loads(text) == value


def test_failing_is_one_clean_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        fail("no file \x1b[2Jcv.pdf")
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "deskcheck: no file [2Jcv.pdf\n"


def test_our_errors_become_words(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> None:
        raise DeskcheckError("Do this.")

    with pytest.raises(SystemExit):
        guarded(run)
    assert capsys.readouterr().err == "deskcheck: Do this.\n"


def test_a_setting_that_cannot_be_used_is_named() -> None:
    done = deskcheck("check", "hello there", DESKCHECK_LANGUAGE="xx")
    assert done.returncode == 1
    assert "DESKCHECK_LANGUAGE" in done.stderr and "Traceback" not in done.stderr


def test_whatever_breaks_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise ValueError("Jane Doe, passport 123")

    with pytest.raises(SystemExit) as left:
        guarded(broken)
    told = capsys.readouterr().err
    assert left.value.code == 1 and "ValueError" in told and "Jane" not in told


def test_a_count_has_its_noun() -> None:
    counts = many(1, "file"), many(0, "file"), many(1200, "text")
    assert counts == ("1 file", "0 files", "1,200 texts")

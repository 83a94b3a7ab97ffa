import stat
from pathlib import Path

import pytest

from bot.engines.cipher import Cipher, kept_secret
from bot.talk.trouble import EngineError


def test_what_is_sealed_is_opened_with_the_same_secret_only() -> None:
    sealed = Cipher("x" * 24).seal(b"words")
    assert b"words" not in sealed
    assert Cipher("x" * 24).open(sealed) == b"words"
    assert Cipher("y" * 24).open(sealed) is None
    assert Cipher("x" * 24).open(sealed[:-1] + b"!") is None
    assert Cipher("x" * 24).open(b"") is None


def test_a_short_secret_is_refused_and_not_told() -> None:
    with pytest.raises(EngineError) as told:
        Cipher("hunter2")
    assert "DESKCHECK_KEY" in str(told.value) and "hunter2" not in str(told.value)


def test_a_secret_is_made_once_for_this_account_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "key"
    secret = kept_secret(path)
    assert len(secret) >= 24 and kept_secret(path) == secret
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_secret(tmp_path / "other") != secret


def test_a_key_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be read"):
        kept_secret(tmp_path)


def test_a_name_is_the_same_for_the_same_and_tells_nothing_without_the_key() -> None:
    one, other = (
        Cipher("a secret of a good length, for tests"),
        Cipher("another secret of a good length"),
    )
    assert one.name("job") == one.name("job") != one.name("another job")
    assert one.name("job") != other.name("job")

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings
from tests.readme import example

ROOT = Path(__file__).parent.parent


def documented() -> dict[str, str]:
    """The settings of .env.example with their defaults."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^(DESKCHECK_\w+)=(.*)$", text, re.MULTILINE))


def test_the_example_is_what_the_settings_say() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()
    assert set(documented()) == {f"DESKCHECK_{name.upper()}" for name in Settings.model_fields}


def test_nobody_else_reaches_it_unless_somebody_says_so() -> None:
    assert Settings.model_fields["listen"].default == "127.0.0.1:8080"


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in documented():
        assert f"`{name}`" in readme


def test_the_example_file_as_it_stands_is_usable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes((ROOT / ".env.example").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert Settings().knowledge == ROOT / "knowledge"


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("DESKCHECK_LANGUAGE=de\n")
    monkeypatch.chdir(tmp_path)
    assert Settings().language == "de"
    monkeypatch.setenv("DESKCHECK_LANGUAGE", "pt")
    assert Settings().language == "pt"


def test_only_an_embedder_there_is_can_be_chosen() -> None:
    assert Settings(embeddings="off").embeddings == "off"
    with pytest.raises(ValidationError):
        Settings(embeddings="magic")

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings

ROOT = Path(__file__).parent.parent


def documented() -> dict[str, str]:
    """The settings of .env.example with their defaults."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^(DESKCHECK_\w+)=(.*)$", text, re.MULTILINE))


def test_the_example_lists_every_setting_and_no_other() -> None:
    assert set(documented()) == {f"DESKCHECK_{name.upper()}" for name in Settings.model_fields}


def test_the_example_gives_every_default() -> None:
    for name, field in Settings.model_fields.items():
        given = documented()[f"DESKCHECK_{name.upper()}"]
        assert given == ("" if field.default_factory else str(field.default))


def test_the_example_explains_with_the_settings_own_words() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for field in Settings.model_fields.values():
        assert field.description and field.description in text


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

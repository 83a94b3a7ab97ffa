from pathlib import Path

import pytest

from bot.library.prompt import prompt


def test_a_prompt_is_its_version_and_its_text(tmp_path: Path) -> None:
    path = tmp_path / "answer.md"
    path.write_text("---\nversion: 3\n---\n\n# Task\nAnswer.\n", encoding="utf-8")
    assert prompt(path) == ("3", "# Task\nAnswer.")


@pytest.mark.parametrize(
    "text", ["Answer.", "---\nowner: x\n---\nAnswer.", "---\nversion: 1\n---\n"]
)
def test_without_a_version_or_a_text_it_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "answer.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"answer\.md"):
        prompt(path)

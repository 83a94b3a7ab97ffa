from pathlib import Path

import pytest

from bot.library.load import load
from tests.library.folder import told, write

FILES = {
    "lists/asking/same.yaml": "title: Same\nkind: synonyms\ngroups:\n  - [pay, wage]\n",
    "lists/asking/german.yaml": (
        "title: German\nkind: glossary\nlanguage: de\ngroups:\n  - [wage, Lohn]\n"
    ),
    "lists/asking/elsewhere.yaml": "title: Not here\nkind: questions\nentries: [what is lunch]\n",
}


def test_what_helps_a_question_is_read(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES))
    assert library.synonyms == (("pay", "wage"),)
    assert library.glossaries == {"de": (("wage", "Lohn"),)}
    assert library.elsewhere == ("what is lunch",)


@pytest.mark.parametrize(
    ("name", "pair", "needle"),
    [
        ("same", ("[pay, wage]", "[pay]"), "same.yaml:4"),
        ("german", ("language: de", "language: xx"), "german.yaml:3"),
        ("german", ("[wage, Lohn]", "[wage, Lohn]\n  - [pay, Lohn]"), "stands in an earlier group"),
        ("elsewhere", ("[what is lunch]", "['']"), "elsewhere.yaml:3"),
    ],
)
def test_mistakes_are_told_where_they_stand(
    name: str, pair: tuple[str, str], needle: str, tmp_path: Path
) -> None:
    path = f"lists/asking/{name}.yaml"
    (mistake,) = told(tmp_path, {path: FILES[path].replace(*pair)})
    assert needle in mistake

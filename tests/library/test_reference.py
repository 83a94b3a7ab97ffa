from bot.library.reference import SHAPES, reference
from bot.library.shapes import SignalFile
from tests.cli.running import ROOT
from tests.readme import with_fields


def test_the_readme_of_the_folder_has_every_key_as_it_is() -> None:
    readme = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    assert with_fields(readme) == readme, "renew it with: .venv/bin/python -m tests.readme"


def test_every_kind_of_file_and_every_key_is_told() -> None:
    told = reference()
    for name, shape in SHAPES:
        assert f"**`{name}`**" in told
        for key, field in shape.model_fields.items():
            assert f"\n| `{field.alias or key}` | " in told, (name, key)


def test_a_key_says_what_it_holds_and_whether_it_is_needed() -> None:
    told = reference().splitlines()
    for line in (
        "| `effort` | whole number from 0 to 480 | yes |",
        "| `fires` | list of texts, at least 3 | yes |",
        "| `replaced_by` | id | no |",
        "| `kind` | one of thing, act, grammar | yes |",
        "| `hours` | whole number from 1 | no |",
        "| `en` | list of texts or mappings, see below | no |",
        "| `groups` | list of lists of texts, at least 2 | yes |",
        "| `sources` | list of mappings, see below | yes |",
    ):
        assert line in told
    weight = SignalFile.model_fields["weight"]
    assert weight.is_required() and "| `weight` | one of weak, moderate, strong | yes |" in told


def test_what_is_inside_a_shape_is_told_once() -> None:
    told = reference()
    assert told.count("| `when` |") == 1
    assert "in `clocks`, in `limit`**" in told

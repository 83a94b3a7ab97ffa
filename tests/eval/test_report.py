from dataclasses import replace

from tests.eval.figures import least, mean, most, share
from tests.eval.report import (
    PAGE,
    ROOT,
    Run,
    measured,
    outdated,
    page,
    sets,
    summary,
    table,
    with_figures,
)
from tests.eval.sets import rows

FIGURES = [
    share("check", "honest people disturbed", [False] * 49 + [True], most(0.02)),
    share("check", "found", [True, False], least(0.85)),
    mean("ask", "nDCG@10", [0.5, 0.7]),
    replace(share("ask", "right page", [True]), short=True),
]
RUN = Run("2026-11-28", "0123456789ab", FIGURES, [share("route", "older", [True])])


def test_the_table_has_a_line_a_figure_with_interval_and_aim() -> None:
    lines = table(FIGURES).splitlines()
    assert len(lines) == 5
    assert lines[1].endswith(" met") and "0.4 to 10.5" in lines[1]
    assert lines[2].endswith("MISSED")


def test_the_short_figures_have_every_aim_and_say_how_many_are_missed() -> None:
    told = summary(RUN)
    assert "1 of 2 aims is missed." in told
    assert told.index("honest people disturbed") < told.index("found")
    assert "nDCG" not in told and "| ask | right page |" in told
    met = Run(RUN.day, RUN.library, FIGURES[:1], [])
    assert "Every aim is met." in summary(met)


def test_the_page_names_its_library_and_every_set() -> None:
    written = page(RUN)
    assert measured(written) == RUN.library
    assert measured("nothing") == ""
    for each in (*FIGURES, *RUN.older):
        assert f"| {each.desk} | {each.name} | {each.shown} |" in written
    for name, what in sets().items():
        assert f"| `{name}` | {len(rows(name))} | {what} |" in written


def test_the_readme_takes_the_short_figures_from_the_page() -> None:
    written = page(RUN)
    readme = "before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n"
    taken = with_figures(readme, written)
    assert summary(RUN) in taken and "old" not in taken
    assert with_figures(taken, written) == taken
    assert with_figures(readme, "a page without them") == readme


def test_the_readme_and_the_page_say_the_same() -> None:
    """When this fails: .venv/bin/python -m tests.readme, or `make eval`."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    written = PAGE.read_text(encoding="utf-8")
    assert "<!-- figures -->\nMeasured on " in readme
    assert with_figures(readme, written) == readme
    short = written.partition("<!-- figures -->")[2].partition("<!-- /figures -->")[0]
    section = readme.partition("## How well it works")[2].partition("\n## ")[0]
    assert short in section and "docs/quality.md" in section


def test_the_page_in_the_project_is_of_the_sets_as_they_are() -> None:
    """When this fails, a set was changed: `make eval` measures again."""
    written = PAGE.read_text(encoding="utf-8")
    for name, what in sets().items():
        assert f"| `{name}` | {len(rows(name))} | {what} |" in written
    assert len(measured(written)) == 12


def test_figures_of_another_library_are_told_and_those_of_this_one_are_not() -> None:
    of = measured(PAGE.read_text(encoding="utf-8"))
    assert outdated(of) == ""
    told = outdated("ffffffffffff")
    assert of in told and "ffffffffffff" in told and "make eval" in told

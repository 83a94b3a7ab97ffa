"""What the program itself writes in the READMEs: ``python -m tests.readme`` renews it."""

import re
from pathlib import Path

from tests.cli.running import deskcheck
from tests.eval.report import PAGE, with_figures

ROOT = Path(__file__).parent.parent
SAMPLE = "examples/3-transcript-then-a-threat.txt"
_QUESTION = "can we insist that the candidate's camera is on?"
_INCIDENT = "a developer we let go in Germany threatens to publish our code unless we pay bitcoin"
_AWARE = ("--aware-at", "2026-11-27T09:30", "--tz", "Europe/Berlin")
_FIRST = 34  # lines of the incident's transcript
_FIELDS = re.compile(r"(<!-- fields -->\n).*?(<!-- /fields -->)", re.DOTALL)
_BLOCK = re.compile(r"(<!-- transcript (\w+) -->\n).*?(<!-- /transcript -->)", re.DOTALL)


def _lines(*arguments: str) -> list[str]:
    # Vectors differ in their last digits by machine, so that answers are found by words here.
    shown = deskcheck(*arguments, DESKCHECK_EMBEDDINGS="off").stdout
    return [line.rstrip() for line in shown.splitlines()]


def _check() -> str:
    given = (ROOT / SAMPLE).read_text(encoding="utf-8")
    shown = "\n".join(_lines("check", SAMPLE))
    return f"$ cat {SAMPLE}\n{given}\n$ deskcheck check {SAMPLE}\n{shown}"


def _ask() -> str:
    return f'$ deskcheck ask "{_QUESTION}"\n' + "\n".join(_lines("ask", _QUESTION))


def _respond() -> str:
    shown = "\n".join(_lines("respond", _INCIDENT, *_AWARE)[:_FIRST])
    asked = f'"{_INCIDENT}" \\\n    {" ".join(_AWARE)}'
    return f"$ deskcheck respond {asked} | head -n {_FIRST}\n{shown}"


def renewed(readme: str) -> str:
    """Return the README with its transcripts as they should be."""
    made = {"check": _check, "ask": _ask, "respond": _respond}
    return _BLOCK.sub(
        lambda match: f"{match[1]}```text\n{made[match[2]]()}\n```\n{match[3]}", readme
    )


def with_fields(readme: str) -> str:
    """Return the knowledge folder's README with the keys of its files as they should be."""
    told = deskcheck("knowledge", "fields", "--shapes").stdout
    return _FIELDS.sub(lambda match: f"{match[1]}\n{told}\n{match[2]}", readme)


def main() -> None:
    """Write both READMEs anew; the figures are taken from the page that holds them."""
    for name, renew in (("README.md", renewed), ("knowledge/README.md", with_fields)):
        path = ROOT / name
        path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8")
    path = ROOT / "README.md"
    page = PAGE.read_text(encoding="utf-8")
    path.write_text(with_figures(path.read_text(encoding="utf-8"), page), encoding="utf-8")


if __name__ == "__main__":
    main()

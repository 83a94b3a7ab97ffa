"""The README's transcript, made by the program itself: ``python -m tests.readme`` renews it."""

import re
from pathlib import Path

from tests.cli.running import deskcheck

ROOT = Path(__file__).parent.parent
SAMPLE = "examples/3-transcript-then-a-threat.txt"
_BLOCK = re.compile(r"(<!-- transcript -->\n).*?(<!-- /transcript -->)", re.DOTALL)


def transcript() -> str:
    """Return the block between the marks, as it should be."""
    given = (ROOT / SAMPLE).read_text(encoding="utf-8")
    shown = "\n".join(line.rstrip() for line in deskcheck("check", SAMPLE).stdout.splitlines())
    return f"```text\n$ cat {SAMPLE}\n{given}\n$ deskcheck check {SAMPLE}\n{shown}\n```\n"


def renewed(readme: str) -> str:
    """Return the README with its transcript as it should be."""
    return _BLOCK.sub(lambda match: match.group(1) + transcript() + match.group(2), readme)


def main() -> None:
    """Write the README anew."""
    path = ROOT / "README.md"
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

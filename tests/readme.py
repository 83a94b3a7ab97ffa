"""What the program writes in the READMEs and .env.example: ``python -m tests.readme`` renews it."""

import re
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings
from tests.cli.running import deskcheck
from tests.eval.report import PAGE, with_figures

ROOT = Path(__file__).parent.parent
SAMPLE = "examples/3-transcript-then-a-threat.txt"
_QUESTION = "can we insist that the candidate's camera is on?"
_INCIDENT = "a developer we let go in Germany threatens to publish our code unless we pay bitcoin"
_AWARE = ("--aware-at", "2026-11-27T09:30", "--tz", "Europe/Berlin")
_FIRST = 34  # lines of the incident's transcript
_HEAD = (
    "# Every setting with its default. Copy to .env and change what you need; the environment wins "
    "over it.\n"
)
_SETTINGS = re.compile(r"(<!-- settings -->\n).*?(<!-- /settings -->)", re.DOTALL)
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
    """Return the README with its transcripts and its settings as they should be."""
    made = {"check": _check, "ask": _ask, "respond": _respond}
    readme = _SETTINGS.sub(lambda match: f"{match[1]}\n{_settings()}\n\n{match[2]}", readme)
    return _BLOCK.sub(
        lambda match: f"{match[1]}```text\n{made[match[2]]()}\n```\n{match[3]}", readme
    )


def _settings() -> str:
    rows = ["| setting | default | what it does |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = f"`{_default(name)}`" if _default(name) else "-"
        rows.append(f"| `DESKCHECK_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def _default(name: str) -> str:
    field = Settings.model_fields[name]
    default = field.default.get_secret_value() if _secret(name) else field.default
    return "" if field.default_factory else str(default)


def _secret(name: str) -> bool:
    return isinstance(Settings.model_fields[name].default, SecretStr)


def example() -> str:
    """Return ``.env.example`` as it should be."""
    told = [
        f"# {field.description}\nDESKCHECK_{name.upper()}={_default(name)}\n"
        for name, field in Settings.model_fields.items()
    ]
    return f"{_HEAD}\n" + "\n".join(told)


def with_fields(readme: str) -> str:
    """Return the knowledge folder's README with the keys of its files as they should be."""
    told = deskcheck("knowledge", "fields", "--shapes").stdout
    return _FIELDS.sub(lambda match: f"{match[1]}\n{told}\n{match[2]}", readme)


def main() -> None:
    """Write them anew; the figures are taken from the page that holds them."""
    (ROOT / ".env.example").write_text(example(), encoding="utf-8")
    for name, renew in (("README.md", renewed), ("knowledge/README.md", with_fields)):
        path = ROOT / name
        path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8")
    path = ROOT / "README.md"
    page = PAGE.read_text(encoding="utf-8")
    path.write_text(with_figures(path.read_text(encoding="utf-8"), page), encoding="utf-8")


if __name__ == "__main__":
    main()

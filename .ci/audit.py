"""Looks whether anything that is locked is known to be vulnerable: ``make audit``.

The status is 0 where all was looked at and nothing is open, 1 where something is or an exception
has run out, and 3 where the advisory service could not be asked, or not about everything: that
nothing was found then says nothing.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
WELL, OPEN, BLIND = 0, 1, 3
_LONGEST = 92  # days that an exception may run before somebody looks again


@dataclass(frozen=True)
class Exception_:
    """An advisory that was looked at, and until when that is good for."""

    id: str
    package: str
    why: str
    seen: date
    until: date


def exceptions(text: str) -> list[Exception_]:
    """Return the exceptions of the file."""
    return [Exception_(**each) for each in yaml.safe_load(text) or ()]


def stale(known: list[Exception_], today: date) -> list[str]:
    """Return what is wrong with the exceptions themselves."""
    told = [f"{each.id} ({each.package}) ran out on {each.until}: look again"
            for each in known if each.until < today]  # fmt: skip
    told += [f"{each.id} ({each.package}) runs longer than {_LONGEST} days after it was seen"
             for each in known if (each.until - each.seen).days > _LONGEST]  # fmt: skip
    return told


def judge(report: Any, known: list[Exception_], today: date) -> tuple[int, list[str]]:
    """Return the status for a report of pip-audit, and what to say."""
    excused = {each.id for each in known if each.until >= today}
    told, blind, open_ = stale(known, today), [], []
    for each in report["dependencies"]:
        if "skip_reason" in each:
            blind.append(each["name"])
        for found in each.get("vulns", ()):
            ids = {found["id"], *found.get("aliases", ())}
            if ids.isdisjoint(excused):
                fixed = ", ".join(found.get("fix_versions", ())) or "no version yet"
                open_.append(f"{each['name']} {each['version']}: {found['id']}, fixed in {fixed}")
    count = len(report["dependencies"])
    if blind:
        told.append(
            f"The advisory service did not answer about {len(blind)} of {count} packages, so "
            f"nothing is known about them: {', '.join(blind[:5])}{' ...' if blind[5:] else ''}"
        )
    status = OPEN if open_ or stale(known, today) else BLIND if blind else WELL
    if status == WELL:
        told.append(f"{count} packages, nothing open, {len(known)} exceptions.")
    return status, [*open_, *told]


def ask() -> Any:
    """Return what pip-audit reports about the lock file; None where it could not ask."""
    command = [
        sys.executable, "-m", "pip_audit", "-r", str(ROOT / "requirements.lock"), "--disable-pip",
        "--require-hashes", "--format", "json", "--progress-spinner", "off",
    ]  # fmt: skip
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(told.stdout)
    except ValueError:
        return None


def main() -> int:
    """Ask, judge and say it."""
    known = exceptions((ROOT / ".ci" / "advisories.yaml").read_text(encoding="utf-8"))
    report = ask()
    if report is None:
        print("The advisory service cannot be reached: nothing was looked at.")
        return BLIND
    status, told = judge(report, known, date.today())
    print("\n".join(told))
    return status


if __name__ == "__main__":
    raise SystemExit(main())

"""Runs the command as a person does, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE

ROOT = Path(__file__).parent.parent.parent


def deskcheck(
    *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``deskcheck`` with arguments, standard input and settings."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("DESKCHECK_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=PATIENCE,
        env={**plain, "PYTHONUTF8": "1", **environment}, check=False,
    )  # fmt: skip

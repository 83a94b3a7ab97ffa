"""A copy of the shipped folder to change."""

import shutil
from pathlib import Path

from tests.cli.running import ROOT

SIGNAL = "signals/interview/camera-refused.yaml"


def folder(tmp_path: Path) -> Path:
    """Copy the shipped folder; return its root."""
    return Path(shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge"))

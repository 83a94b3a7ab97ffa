"""A git repository around a folder, for tests of revisions."""

import subprocess
from pathlib import Path


def committed(top: Path, message: str = "first") -> None:
    """Make ``top`` a repository where it is none, and commit all that is in it."""
    who = (
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", message)):
        subprocess.run(["git", "-C", str(top), *command], check=True, capture_output=True)

"""The knowledge folder as it stood at a revision of the git repository it is in."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from bot.talk.trouble import DeskcheckError

_PATIENCE = 60  # seconds for one git command


def at_revision(root: Path, revision: str, place: Path) -> Path:
    """Write the folder as it stood at a revision into ``place``; return its root there.

    Nothing of the repository itself is touched.

    Args:
        root: the folder as it is now.
        revision: whatever git knows it by: ``HEAD``, a branch, a tag, a hash.
        place: an empty folder.

    Raises:
        DeskcheckError: when the folder is in no repository, or git knows no such revision.
    """
    if not root.is_dir():
        raise DeskcheckError(f"There is no folder {root}; set DESKCHECK_KNOWLEDGE to it.")
    # From the top, because an archive made below it holds what is below only.
    top, prefix = (
        _git(root, "rev-parse", "--show-toplevel", "--show-prefix").decode().split("\n")[:2]
    )
    prefix, above = prefix.rstrip("/"), Path(top)
    try:
        commit = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
        archive = _git(above, "archive", "--format=tar", f"{commit.decode().strip()}:{prefix}")
    except subprocess.CalledProcessError:
        raise DeskcheckError(
            f"git knows no revision {revision} that has the folder {prefix or root.name}."
        ) from None
    there = place / root.name
    there.mkdir()
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isfile() else None
            if content is not None and ".." not in Path(member.name).parts:
                path = there / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
    return there


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, timeout=_PATIENCE, check=True
        )
    except FileNotFoundError:
        raise DeskcheckError("git is needed for this, and is not installed.") from None
    except subprocess.TimeoutExpired:
        raise DeskcheckError(f"git took more than {_PATIENCE} seconds; try again.") from None
    except subprocess.CalledProcessError:
        if "--show-prefix" in arguments:
            raise DeskcheckError(f"{root} is in no git repository; there is no revision.") from None
        raise
    return done.stdout

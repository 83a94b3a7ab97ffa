"""Packs the Teams app: the manifest with the app's id filled in, and its icons, as one zip.

``python .ci/teams_package.py``; the id is DESKCHECK_TEAMS_APP_ID, from the environment or ``.env``.
"""

import os
import sys
import uuid
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dotenv import dotenv_values

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "manifests" / "teams"
PLACEHOLDER = "00000000-0000-0000-0000-000000000000"
NAME = "DESKCHECK_TEAMS_APP_ID"


def pack(app_id: str, target: Path) -> None:
    """Write the package; the same id gives the same bytes."""
    manifest = (FOLDER / "manifest.json").read_text(encoding="utf-8")
    files = {"manifest.json": manifest.replace(PLACEHOLDER, app_id).encode()}
    files |= {name: (FOLDER / name).read_bytes() for name in ("color.png", "outline.png")}
    target.parent.mkdir(exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)


def main() -> str:
    """Pack, and return what is wrong or nothing."""
    given = os.environ.get(NAME) or dotenv_values(ROOT / ".env").get(NAME) or ""
    try:
        app_id = str(uuid.UUID(given.strip()))
    except ValueError:
        return (
            f"{NAME} is not set to the id of your Azure bot's app, such as 1b9d6bcd-bbfd-4b2d-..."
        )
    target = ROOT / "dist" / "deskcheck-teams.zip"
    pack(app_id, target)
    print(f"{target.relative_to(ROOT)}: upload it in Teams under Apps, Manage your apps")
    return ""


if __name__ == "__main__":
    sys.exit(main() or None)

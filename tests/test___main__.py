import json
import subprocess
import sys
from pathlib import Path

from tests.cli.running import ROOT, deskcheck

VENDORS = (
    "slack_bolt", "slack_sdk", "botbuilder", "botframework", "openai", "langchain",
    "langchain_core", "chromadb", "sqlalchemy", "aiohttp", "numpy", "prompt_toolkit", "markdown_it",
    "rich", "tarfile",
)  # fmt: skip

_PROBE = (
    "import json,sys\n"
    "sys.argv=['deskcheck','check',sys.argv[1],'--json']\n"
    "from bot.__main__ import main\n"
    "try: main()\n"
    "except SystemExit: pass\n"
    "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
)


def test_a_check_pays_for_no_vendor_package(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("jane@x.test +44 20 7946 0958 London, UK github.com/j he refused the camera")
    # The first check after a change of the folder reads all of it, later ones what that kept.
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", _PROBE, str(path)],
            capture_output=True, text=True, cwd=ROOT, check=True, timeout=60,
        )  # fmt: skip
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "bot" in loaded and "phonenumbers" in loaded
    assert not loaded & set(VENDORS)


def test_the_version_and_help_are_printed() -> None:
    assert deskcheck("--version").stdout.startswith("deskcheck 0.")
    told = deskcheck("--help").stdout
    for command in ("check", "chat", "route", "knowledge"):
        assert command in told
    assert "never judges" in " ".join(told.split())

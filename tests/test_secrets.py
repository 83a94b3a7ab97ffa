"""No secret stands in the repository; what only looks like one is in the baseline."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BASELINE = ".secrets.baseline"


def look(*files: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    hook = "import sys; from detect_secrets.pre_commit_hook import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", hook, "--baseline", str(ROOT / BASELINE), *files],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_no_secret_stands_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")[:-1]
    before = (ROOT / BASELINE).read_bytes()
    told = look(*(each for each in listed if each != BASELINE and (ROOT / each).is_file()))
    (ROOT / BASELINE).write_bytes(before)  # the hook moves line numbers along
    # 3: nothing new, only lines that have moved since the baseline was written.
    assert told.returncode in (0, 3), (
        f"{told.stdout}\nLook at it; `make secrets` accepts what is none."
    )


def test_a_secret_would_be_found(tmp_path: Path) -> None:
    # In pieces, so that this file does not hold what it looks for.
    (tmp_path / "a.py").write_text(
        'TOKEN = "xoxb-' + "1234567890-1234567890-" + "a1B2c3D4" * 3 + '"'
    )
    told = look(str(tmp_path / "a.py"))
    assert told.returncode == 1 and "Slack" in told.stdout

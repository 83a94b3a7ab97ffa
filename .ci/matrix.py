"""Runs the tests with every Python that is allowed and found, and every end of what it may need.

``make test-matrix``. For each of them an environment of its own: the locked packages, the lowest
versions that pyproject.toml allows, and the newest that can be had today. ``MATRIX_TESTS`` narrows
what is run (all, if it is empty), ``MATRIX`` what of it, such as ``3.12/lowest``. A Python that is
not found is named; it is no failure, and no success either.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
ENDS = {"locked": "", "lowest": "lowest-direct", "newest": "highest"}
MODEL = ROOT / "requirements-model.lock"


def found(version: str) -> str:
    """Return the interpreter of a version, or nothing."""
    names = [f"python{version}"]
    if pyenv := shutil.which("pyenv"):
        told = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
        versions = Path(told.stdout.strip()) / "versions"
        names += sorted(map(str, versions.glob(f"{version}.*/bin/python")), reverse=True)
    for name in names:
        asked = [name, "-c", "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])"]
        try:
            told = subprocess.run(asked, capture_output=True, text=True, check=False)
        except OSError:
            continue
        if told.stdout.strip() == version:
            return name
    return ""


def wanted() -> Iterator[tuple[str, str]]:
    """Yield what is run: a version and an end."""
    only = os.environ.get("MATRIX", "").split()
    for version in PYTHONS:
        for end in ENDS:
            if not only or f"{version}/{end}" in only:
                yield version, end


def run(uv: Path, version: str, end: str, folder: Path) -> str:
    """Make the environment, run the tests, and return what went wrong or nothing."""
    venv, lock, log = folder / "venv", folder / "lock", folder / "log"
    steps = [[str(uv), "venv", "-q", "--seed", "--python", found(version), str(venv)]]
    at = ["--python", str(venv / "bin" / "python")]
    if ENDS[end]:
        steps.append(
            [str(uv), "pip", "compile", "-q", "pyproject.toml", "--group", "build",
             "--group", "dev", "--no-build", "--no-header", "--resolution", ENDS[end], *at,
             "-o", str(lock)]
        )  # fmt: skip
        files = [str(lock)]
    else:
        files = ["requirements.lock", "requirements-dev.lock"]
    chosen = [word for each in files for word in ("-r", each)]
    steps += [
        [str(uv), "pip", "install", "-q", "--no-deps", "--no-build", *at, *chosen],
        [str(uv), "pip", "install", "-q", "--no-deps", "--no-build", *at, "-r", str(MODEL)],
        [str(uv), "pip", "install", "-q", "--no-deps", "--no-build-isolation", *at, "-e", "."],
        [str(venv / "bin" / "python"), "-m", "pytest", "-p", "no:cacheprovider", "-q", "-n", "2",
         "--dist", "loadgroup", *os.environ.get("MATRIX_TESTS", "").split()],
    ]  # fmt: skip
    for step in steps:
        with log.open("a", encoding="utf-8") as out:
            done = subprocess.run(step, cwd=ROOT, stdout=out, stderr=out, check=False)
        if done.returncode:
            last = "\n    ".join(log.read_text(encoding="utf-8").splitlines()[-15:])
            return f"{' '.join(step[1:3])} ended with {done.returncode}:\n    {last}"
    print(f"    {log.read_text(encoding='utf-8').splitlines()[-1]}")
    return ""


def main() -> int:
    """Run everything, and say at the end what failed and what was not there."""
    failed, missing = [], sorted({version for version, _ in wanted() if not found(version)})
    with tempfile.TemporaryDirectory() as held:
        tools = Path(held) / "tools"
        subprocess.run([sys.executable, "-m", "venv", str(tools)], check=True)
        pip = [str(tools / "bin" / "pip"), "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "uv>=0.9,<1"], check=True)
        for version, end in wanted():
            if version in missing:
                continue
            began, folder = time.monotonic(), Path(held) / f"{version}-{end}"
            folder.mkdir()
            print(f"Python {version}, {end} ...", flush=True)
            wrong = run(tools / "bin" / "uv", version, end, folder)
            print(f"    {wrong or 'passed'} ({time.monotonic() - began:.0f} s)", flush=True)
            failed += [f"{version}/{end}"] if wrong else []
            shutil.rmtree(folder)
    for version in missing:
        print(f"Python {version} is not on this machine: not tested.")
    print(f"failed: {', '.join(failed)}" if failed else "Nothing failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

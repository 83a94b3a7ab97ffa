"""Proves the Dockerfile's steps where no container engine is at hand: ``make image-check``.

Every instruction is carried out as it stands, with its own paths, each stage in a copy-on-write
copy of this machine's root that disappears afterwards; then the service is started as the image's
user on a root that is read-only, and asked /healthz and /readyz. It needs root, for the mounts.

It proves: that the context holds what is copied, that the locked packages install by their hashes,
that the vectors are made, that it starts, is ready, checks and stops as an ordinary user with one
folder to write in, and how large what is added is. It does not prove the base image (this machine's
Python stands in for it), nor what the engine itself does: layers, limits, capabilities, when it
calls the health check.
"""

import fnmatch
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.1e9  # bytes
BASE = 0.13e9  # bytes of python:3.12-slim unpacked, as its publisher lists it; not measured here
PORT = 8765
WITHIN = 60.0  # seconds until it is ready; the vectors are built in
PASSED_ON = re.compile("PIP_|(HTTPS?|ALL|NO)_PROXY|SSL_CERT|REQUESTS_CA", re.IGNORECASE)


@dataclass
class Stage:
    """What one FROM begins, as its instructions say."""

    name: str
    steps: list[tuple[str, str]] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)
    workdir: str = "/"
    user: str = "0:0"
    entrypoint: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)
    volumes: list[str] = field(default_factory=list)


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Yield every instruction with its argument on one line, without comments."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for whole in re.sub(r"\\\s*\n\s*", " ", "\n".join(lines)).splitlines():
        if whole.strip():
            word, _, rest = whole.strip().partition(" ")
            yield word.upper(), rest.strip()


def stages(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile.

    Raises:
        ValueError: when there is an instruction that is not understood here.
    """
    made: list[Stage] = []
    for word, rest in instructions(text):
        if word == "ARG" and not made:
            continue
        if word == "FROM":
            made.append(Stage(rest.split(" AS ")[-1] if " AS " in rest else f"{len(made)}"))
            continue
        stage = made[-1]
        if word in ("RUN", "COPY", "ENV", "WORKDIR", "USER"):
            stage.steps.append((word, rest))
        elif word == "VOLUME":
            stage.volumes.append(rest)
        elif word == "ENTRYPOINT":
            stage.entrypoint = json.loads(rest)
        elif word == "CMD":
            stage.command = json.loads(rest)
        elif word == "HEALTHCHECK":
            stage.health = json.loads(rest[rest.index("CMD") + 3 :])
        elif word not in ("LABEL", "EXPOSE", "STOPSIGNAL"):
            raise ValueError(f"{word} cannot be proved here")
    return made


def context(ignore: str, names: list[str]) -> list[str]:
    """Return those files that are sent to the engine, as .dockerignore says."""
    rules = [line.strip() for line in ignore.splitlines() if line.strip() and line[0] != "#"]
    return [name for name in names if not _ignored(name, rules)]


def _ignored(name: str, rules: list[str]) -> bool:
    parts = name.split("/")
    above = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    ignored = False
    for rule in rules:
        pattern = rule.removeprefix("!")
        short = pattern.removeprefix("**/")
        if any(
            fnmatch.fnmatchcase(each, pattern)
            or (short != pattern and fnmatch.fnmatchcase(each.rpartition("/")[2], short))
            for each in above
        ):
            ignored = not rule.startswith("!")
    return ignored


class Root:
    """A copy-on-write copy of this machine's root, for one stage."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.path, self.upper = folder / "root", folder / "upper"
        for each in (self.path, self.upper, folder / "work"):
            each.mkdir(parents=True)
        told = f"lowerdir=/,upperdir={self.upper},workdir={folder / 'work'}"
        _run("mount", "-t", "overlay", "overlay", "-o", told, str(self.path))
        for each in ("proc", "dev"):
            _run("mount", "--bind", f"/{each}", f"{self.path}/{each}")
        self._base(python)

    def _base(self, python: Path) -> None:
        """Put this machine's Python where the base image has its own, for everybody to use."""
        bins = self.path / "usr/local/bin"
        for name in ("python", "python3"):
            (bins / name).unlink(missing_ok=True)
            (bins / name).symlink_to(python)
        (bins / "pip").unlink(missing_ok=True)
        (bins / "pip").write_text('#!/bin/sh\nexec /usr/local/bin/python -m pip "$@"\n')
        (bins / "pip").chmod(0o755)
        for each in python.parents:
            inside = self.path / str(each).lstrip("/")
            inside.chmod(inside.stat().st_mode | 0o011)

    def inside(self, path: str) -> Path:
        """Return where a path of the image is for us."""
        return self.path / path.lstrip("/")

    def run(
        self, command: list[str], stage: Stage, *, check: bool = True, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run something inside, as the stage's user, and wait for it."""
        return subprocess.run(
            self.command(command, stage), env=self.env(stage, **env), check=check, text=True,
            capture_output=not check,
        )  # fmt: skip

    def command(self, command: list[str], stage: Stage) -> list[str]:
        """Return what runs something inside as the stage's user."""
        user, _, group = stage.user.partition(":")
        program = 'cd "$0" && umask 022 && exec "$@"'
        bound = ["--no-new-privs", "--bounding-set=-all"] if user != "0" else []
        return [
            "/usr/sbin/chroot", str(self.path), "/usr/bin/setpriv", "--reuid", user,
            "--regid", group or user, "--clear-groups", *bound,
            "/bin/sh", "-c", program, stage.workdir, *command,
        ]  # fmt: skip

    def env(self, stage: Stage, **more: str) -> dict[str, str]:
        """Return the environment: the image's, and how this machine reaches its registry."""
        machine = {key: value for key, value in os.environ.items() if PASSED_ON.match(key)}
        path = "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
        return {"PATH": path, **machine, **stage.env, **more}

    def close(self) -> None:
        """Let nothing be written any more but in what is mounted into it."""
        _run("mount", "-o", "remount,ro", str(self.path))


def build(stage: Stage, roots: dict[str, Root], sent: list[str]) -> None:
    """Carry out the steps of a stage in its root."""
    root = roots[stage.name]
    for word, rest in stage.steps:
        print(f"{word} {rest[:110]}", flush=True)
        if word == "ENV":
            stage.env |= dict(each.split("=", 1) for each in shlex.split(rest))
        elif word == "WORKDIR":
            stage.workdir = rest
            root.inside(rest).mkdir(parents=True, exist_ok=True)
        elif word == "USER":
            stage.user = rest
        elif word == "COPY":
            _copy(rest, stage, roots, sent)
        else:
            root.run(["/bin/sh", "-c", rest], stage)


def _copy(rest: str, stage: Stage, roots: dict[str, Root], sent: list[str]) -> None:
    words = shlex.split(rest)
    source = next((each[7:] for each in words if each.startswith("--from=")), "")
    *froms, to = [each for each in words if not each.startswith("--")]
    target = roots[stage.name].inside(os.path.join(stage.workdir, to))
    for each in froms:
        if source:
            shutil.copytree(roots[source].inside(each), target, symlinks=True, dirs_exist_ok=True)
            continue
        names = [name for name in sent if name == each or name.startswith(f"{each}/")]
        if not names:
            raise SystemExit(f"COPY {each}: .dockerignore keeps it out of the context")
        for name in names:
            at = target / name[len(each) :].lstrip("/") if name != each else target
            at = target / Path(each).name if to.endswith("/") and name == each else at
            at.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, at)


def prove(stage: Stage, root: Root) -> None:
    """Run the image's service and see that it does what it should."""
    size = sum(each.lstat().st_size for each in root.upper.rglob("*") if each.is_file())
    volume = Path(stage.volumes[0])
    kept = root.path.parent / "volume"
    kept.mkdir(mode=0o700)
    uid, _, gid = stage.user.partition(":")
    os.chown(kept, int(uid), int(gid))
    root.close()
    _run("mount", "--bind", str(kept), str(root.inside(str(volume))))
    _say(int(uid) != 0, "the user is not root")
    for at in ("/opt/deskcheck/x", "/etc/x", "/tmp/x"):
        wrote = root.run(["/bin/sh", "-c", f": > {at}"], stage, check=False).returncode == 0
        _say(not wrote, f"{at} cannot be written")
    _nothing(stage, root)
    for start in ("an empty volume", "a volume that was used"):
        _serve(stage, root, start)
    sample = "he refused to switch the camera on and asked to be paid in USDT only"
    told = root.run([*stage.entrypoint, "check", sample, "--json"], stage, check=False)
    _say(bool(json.loads(told.stdout or "{}").get("findings")), "a check finds its signs")
    total = size + BASE
    print(f"size: {size / 1e6:,.0f} MB added, {total / 1e6:,.0f} MB with the base image's own "
          f"{BASE / 1e6:,.0f} MB (not measured here)")  # fmt: skip
    _say(total < LIMIT, f"it is under {LIMIT / 1e9:.1f} GB")


def _nothing(stage: Stage, root: Root) -> None:
    told = root.run([*stage.entrypoint, *stage.command], stage, check=False)
    said = told.returncode == 1 and "deskcheck chat" in told.stderr
    _say(said and "Traceback" not in told.stderr, "with nothing set it says what is missing")


def _serve(stage: Stage, root: Root, start: str) -> None:
    env = root.env(stage, DESKCHECK_TEAMS_DEV="1", DESKCHECK_LISTEN=f"127.0.0.1:{PORT}")
    began = time.monotonic()
    service = subprocess.Popen(
        root.command([*stage.entrypoint, *stage.command], stage), env=env, stderr=subprocess.PIPE
    )
    try:
        ready = False
        while not ready and time.monotonic() - began < WITHIN and service.poll() is None:
            time.sleep(0.25)
            ready = _asked("readyz") == 200
        _say(ready, f"on {start} it is ready after {time.monotonic() - began:.1f} s")
        _say(_asked("healthz") == 200 and _asked("metrics") == 200, "/healthz and /metrics answer")
        stage.env["DESKCHECK_LISTEN"] = f"127.0.0.1:{PORT}"
        checked = root.run(stage.health, stage, check=False).returncode == 0
        _say(checked, "the image's own health check is content")
    finally:
        service.send_signal(signal.SIGTERM)
        _, log = service.communicate(timeout=60)
    _say(service.returncode == 0, "it stops when it is told to")
    lines = log.decode().splitlines()
    _say(bool(lines) and all(json.loads(line)["event"] for line in lines), "it logs JSON")


def _asked(name: str) -> int:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{PORT}/{name}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def _say(well: bool, what: str) -> None:
    print(f"{'ok  ' if well else 'FAIL'}  {what}", flush=True)
    if not well:
        raise SystemExit("image-check: that is not so")


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _python(text: str) -> Path:
    """Return this machine's Python of the version that the Dockerfile takes."""
    wanted = dict(instructions(text))["ARG"].partition("=")[2]
    asked = subprocess.run(
        [f"python{wanted}", "-c", "import sys; print(sys._base_executable)"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYENV_VERSION": _pyenv(wanted)},
    )  # fmt: skip
    if asked.returncode:
        print(f"Python {wanted} is not here; {sys.version.split()[0]} stands in for it.")
        return Path(sys.executable).resolve()
    return Path(asked.stdout.strip()).resolve()


def _pyenv(wanted: str) -> str:
    """Return which of pyenv's versions that is; empty where there is no pyenv."""
    if not shutil.which("pyenv"):
        return os.environ.get("PYENV_VERSION", "")
    told = subprocess.run(
        ["pyenv", "versions", "--bare"], capture_output=True, text=True, check=False
    )
    return next((each for each in told.stdout.split() if each.startswith(f"{wanted}.")), "")


def main() -> None:
    """Build and prove; everything is gone afterwards."""
    if os.geteuid() != 0:
        raise SystemExit("image-check needs root for its mounts: sudo make image-check")
    if "--inside" not in sys.argv:  # mounts of a namespace of its own end with it
        os.execvp("unshare", ["unshare", "--mount", sys.executable, __file__, "--inside"])
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, text=True, check=True,
        capture_output=True,
    )  # fmt: skip
    sent = context((ROOT / ".dockerignore").read_text(encoding="utf-8"), listed.stdout.split("\n"))
    _run("mount", "-t", "tmpfs", "-o", "size=6g", "tmpfs", "/mnt")
    python, roots = _python(text), {}
    for stage in stages(text):
        roots[stage.name] = Root(Path("/mnt") / stage.name, python)
        build(stage, roots, sent)
    prove(stage, roots[stage.name])
    print("Not proved: the base image itself, and what an engine does (layers, limits, "
          "capabilities, when it calls the health check).")  # fmt: skip


if __name__ == "__main__":
    main()

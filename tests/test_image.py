import importlib.util
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from bot.settings import Settings
from tests.secret_settings import SECRETS

ROOT = Path(__file__).parent.parent
IGNORE = (ROOT / ".dockerignore").read_text(encoding="utf-8")
FILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def image() -> ModuleType:
    """What ``make image-check`` runs."""
    spec = importlib.util.spec_from_file_location("image", ROOT / ".ci" / "image.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["image"] = module  # where its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def tracked() -> list[str]:
    return subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
        check=False,
    ).stdout.split("\n")[:-1]  # fmt: skip


def test_the_steps_of_the_file_are_read(image: ModuleType) -> None:
    build, final = image.stages(FILE)
    assert build.name == "build" and any("--require-hashes" in rest for _, rest in build.steps)
    assert final.entrypoint == ["/opt/deskcheck/bin/start"] and final.command == ["serve"]
    assert final.volumes == ["/var/lib/deskcheck"]
    assert final.health[0] == "/opt/deskcheck/bin/python" and "healthz" in final.health[-1]
    with pytest.raises(ValueError, match="ADD"):
        image.stages("FROM a\nADD b c")


def test_nothing_is_installed_without_its_hash(image: ModuleType) -> None:
    for stage in image.stages(FILE):
        for word, rest in stage.steps:
            for command in rest.split("&&") if word == "RUN" else ():
                if " install " in command:
                    own = command.rstrip().endswith(" .")
                    assert ("--no-index" if own else "--require-hashes") in command, command


def test_the_user_is_nobody_else_and_not_root(image: ModuleType) -> None:
    final = image.stages(FILE)[-1]
    [user] = [rest for word, rest in final.steps if word == "USER"]
    assert user == "10001:10001"
    assert final.steps.index(("USER", user)) > max(
        at for at, (word, _) in enumerate(final.steps) if word in ("RUN", "COPY")
    )


def test_the_context_holds_what_is_copied_and_no_secret(image: ModuleType) -> None:
    never = [".env", "bot/.env", ".deskcheck/key", "knowledge/.deskcheck/key", "bot/x.pyc"]
    sent = set(image.context(IGNORE, [*tracked(), *never]))
    assert sent.isdisjoint(never)
    for word, rest in image.stages(FILE)[0].steps:
        if word == "COPY":
            for each in shlex.split(rest)[:-1]:
                assert each in sent or any(name.startswith(f"{each}/") for name in sent), each
    assert not [each for each in sent if each.startswith(("tests/", ".git", ".ci"))]


def test_what_the_wheel_takes_along_is_in_the_context(image: ModuleType) -> None:
    sent = image.context(IGNORE, tracked())
    for each in (
        "bot/__main__.py",
        "knowledge/priority.yaml",
        "pyproject.toml",
        "README.md",
        "LICENSE",
    ):
        assert each in sent


def test_the_start_script_is_a_program() -> None:
    script = ROOT / "manifests" / "container" / "start"
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", script], check=True)


def test_the_example_of_compose_is_closed_where_it_can_be() -> None:
    read = yaml.safe_load((ROOT / "examples" / "compose.yaml").read_text(encoding="utf-8"))
    deskcheck = read["services"]["deskcheck"]
    assert deskcheck["read_only"] and deskcheck["cap_drop"] == ["ALL"]
    assert all(each.startswith("127.0.0.1:") for each in deskcheck["ports"])
    assert "postgresql+psycopg" in deskcheck["environment"]["DESKCHECK_DATABASE"]
    assert "ports" not in read["services"]["database"]


def test_the_example_of_compose_takes_every_secret_from_beside_it() -> None:
    read = yaml.safe_load((ROOT / "examples" / "compose.yaml").read_text(encoding="utf-8"))
    given = read["services"]["deskcheck"]["environment"]
    for each in SECRETS:
        needed = each == "DESKCHECK_KEY"
        assert given[each] == f"${{{each}:{'?' if needed else '-'}}}"
    assert set(given) <= {f"DESKCHECK_{name.upper()}" for name in Settings.model_fields}

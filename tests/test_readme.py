import re

from tests.cli.running import ROOT, deskcheck
from tests.readme import renewed

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_transcripts_are_what_the_program_prints() -> None:
    assert renewed(README) == README, "renew it with: .venv/bin/python -m tests.readme"


def test_the_two_commands_stand_on_the_first_screen() -> None:
    first = README.splitlines()[:20]
    assert any(line.strip().startswith("make demo") for line in first)
    assert any(line.strip().startswith("make test") for line in first)


def test_every_command_and_option_is_in_the_readme() -> None:
    told = deskcheck("--help").stdout
    commands = re.findall(r"^  ([a-z]+)  ", told.partition("Commands:")[2], re.MULTILINE)
    assert set(commands) == {
        "check",
        "ask",
        "respond",
        "chat",
        "route",
        "serve",
        "doctor",
        "purge",
        "data",
        "knowledge",
    }
    for command in commands:
        assert f"deskcheck {command}" in README
    for command in ("check", "ask", "respond"):
        options = re.findall(r"(--[a-z-]+)", deskcheck(command, "--help").stdout)
        for option in set(options) - {"--help"}:
            assert option in README, (command, option)


def test_every_command_for_the_folder_and_its_options_are_in_the_readme() -> None:
    told = deskcheck("knowledge", "--help").stdout
    commands = re.findall(r"^  ([a-z]+)  ", told.partition("Commands:")[2], re.MULTILINE)
    assert set(commands) == {"new", "lint", "watch", "try", "diff", "report", "fields", "index"}
    folder = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    for command in commands:
        assert f"deskcheck knowledge {command}" in README
        assert f"deskcheck knowledge {command}" in folder
        options = re.findall(r"(--[a-z-]+)", deskcheck("knowledge", command, "--help").stdout)
        for option in set(options) - {"--help"}:
            assert option in README, (command, option)


def test_the_limits_are_the_real_ones() -> None:
    from bot.reading.intake import Limits

    limits = Limits()
    assert f"{limits.size // 1_000_000} MB" in README
    assert f"{limits.pages} pages" in README
    assert f"{limits.characters:,} characters" in README

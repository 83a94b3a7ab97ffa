"""``deskcheck doctor``: what is well, what is not, and what to do about it."""

import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.channels.plain import plain
from bot.cli import privacy
from bot.cli.shared import dump, settings
from bot.talk.examined import Examined
from bot.talk.trouble import DeskcheckError

if TYPE_CHECKING:
    from bot.settings import Settings


def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    live: Annotated[
        bool, typer.Option("--live", help="Ask the chat model for one word; it costs some tokens.")
    ] = False,
) -> None:
    """Look at settings, files, knowledge, model and channels; say what is wrong and the way out."""
    told: list[Examined] = []
    for each in _examined(live):
        told.append(each)
        if not json:
            _show(each)
    failed = sum(each.level == "fail" for each in told)
    if json:
        print(dump({"ok": not failed, "lines": [asdict(each) for each in told]}))
    if failed:
        raise DeskcheckError(f"{failed} of {len(told)} things do not work.")


def _show(line: Examined) -> None:
    print(f"{line.level:4}  {line.about:15}  {plain(line.told)}")
    if line.fix:
        print(f"{'':23}  {plain(line.fix)}")


def _examined(live: bool) -> Iterator[Examined]:
    try:
        given = settings()
    except DeskcheckError as error:
        yield Examined("fail", "settings", error.message_for_people, "Mend it in .env.")
        return
    yield Examined("ok", "settings", "The settings can be read.")
    yield from _misspelt()
    yield from _machine(given)
    yield from _kept(given)
    yield from privacy.examined(given)
    yield _knowledge(given.knowledge)
    yield from _model(given, live)
    yield from _slack(given)
    yield from _teams(given)
    yield from _listening(given)


def _misspelt() -> Iterator[Examined]:
    """Name what is set and means nothing; else a slip of the finger is never seen."""
    import difflib
    import os
    import re

    from dotenv import dotenv_values

    known = [f"DESKCHECK_{name.upper()}" for name in type(settings()).model_fields]
    names = {*os.environ, *(dotenv_values(".env") if Path(".env").exists() else ())}
    # Kubernetes sets DESKCHECK_SERVICE_HOST, DESKCHECK_PORT_... where a service is called so.
    ours = re.compile(r"DESKCHECK_(?!SERVICE_|PORT(?:_|$))")
    for name in sorted(names - set(known)):
        if ours.match(name):
            near = difflib.get_close_matches(name, known, 1)
            fix = f"Perhaps {near[0]}?" if near else "The README lists them all; take it out."
            yield Examined("warn", "settings", f"{name} is no setting.", fix)


def _machine(given: "Settings") -> Iterator[Examined]:
    from datetime import UTC, datetime

    from bot.engines import machine

    file = _file(given.database)
    for folder in sorted({given.index.parent, *([file.parent] if file else [])}):
        yield machine.disk(folder)
    yield machine.clock(datetime.now(UTC), _newest(given.knowledge))


def _newest(root: Path) -> date:
    """Return when a page of the knowledge folder was last reviewed."""
    from bot.library.load import load

    try:
        told = [each.reviewed for each in load(root).passages if each.reviewed]
    except DeskcheckError:
        told = []  # the folder has a line of its own
    return date.fromisoformat(max(told)) if told else date.min


def _file(database: str) -> Path | None:
    before, _, path = database.partition("sqlite:///")
    return Path(path) if path and not before else None


def _listening(given: "Settings") -> list[Examined]:
    from bot.channels.listening import examine

    host, _, port = given.listen.rpartition(":")
    return examine(host, port)


def _teams(given: "Settings") -> list[Examined]:
    if not given.teams_app_id and not given.teams_dev:
        fix = "docs/teams.md shows how to install it."
        return [Examined("warn", "teams", "Teams is off: DESKCHECK_TEAMS_APP_ID is empty.", fix)]
    from bot.channels.teams.auth import Access
    from bot.channels.teams.examine import examine

    access = Access(
        given.teams_app_id, given.teams_app_password.get_secret_value(), given.teams_tenant,
        given.teams_auth == "managed-identity", dev=bool(given.teams_dev),
    )  # fmt: skip
    return asyncio.run(examine(access))


def _kept(given: "Settings") -> Iterator[Examined]:
    from bot.engines import examine, machine

    if Path(".env").exists():
        yield examine.private(Path(".env"), "env", "The file")
    if secret := given.key.get_secret_value():
        yield machine.secret(secret)
    else:
        yield examine.private(given.index.with_name("key"), "key", "The key file")
    yield examine.database(given.database)
    if (file := _file(given.database)) and file.exists():
        yield examine.private(file, "database", "The database")
    yield examine.index(given.index, given.embeddings)


def _knowledge(root: Path) -> Examined:
    from bot.cli.knowledge.lint import look

    try:
        seen = look(root)
    except DeskcheckError as error:
        return Examined("fail", "knowledge", error.message_for_people, "deskcheck knowledge lint")
    if seen.mistakes:
        return Examined("fail", "knowledge", seen.wrong, "deskcheck knowledge lint")
    if seen.wrong:
        return Examined("warn", "knowledge", seen.wrong, "deskcheck knowledge lint")
    return Examined("ok", "knowledge", seen.clean)


def _model(given: "Settings", live: bool) -> list[Examined]:
    from bot.engines.clock import SystemClock
    from bot.engines.model_examine import examine
    from bot.wiring.desk import wanted

    return examine(wanted(given), given.database, SystemClock(), live=live)


def _slack(given: "Settings") -> Iterator[Examined]:
    token = given.slack_bot_token.get_secret_value()
    if not token:
        fix = "docs/slack.md shows how to install it, in five minutes."
        yield Examined("warn", "slack", "Slack is off: DESKCHECK_SLACK_BOT_TOKEN is empty.", fix)
        return
    from bot.channels.slack.examine import examine
    from bot.channels.slack.serve import Access

    access = Access(
        token=token,
        app_token=given.slack_app_token.get_secret_value(),
        secret=given.slack_signing_secret.get_secret_value(),
        url=given.slack_api_url,
    )
    yield from asyncio.run(examine(access, given.slack_mode == "socket"))

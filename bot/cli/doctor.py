"""``deskcheck doctor``: what is well, what is not, and what to do about it."""

import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.channels.plain import plain
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
    """Look at settings, files, knowledge, model and Slack; say what is wrong and how to mend it."""
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
    yield from _kept(given)
    yield _knowledge(given.knowledge)
    yield from _model(given, live)
    yield from _slack(given)


def _kept(given: "Settings") -> Iterator[Examined]:
    from bot.engines import examine

    if Path(".env").exists():
        yield examine.private(Path(".env"), "env", "The file")
    if given.key.get_secret_value():
        yield Examined("ok", "key", "DESKCHECK_KEY is set.")
    else:
        yield examine.private(given.index.with_name("key"), "key", "The key file")
    yield examine.database(given.database)
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
    from bot.wiring import wanted

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

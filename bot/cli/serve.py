"""``deskcheck serve``: the bot in every configured channel, until it is stopped."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.memory import trim
from bot.cli.shared import settings
from bot.talk.trouble import DeskcheckError

if TYPE_CHECKING:
    from bot.channels.slack.serve import Slack
    from bot.channels.teams.serve import Teams
    from bot.channels.web import Channel, Service
    from bot.engines.store import Store
    from bot.settings import Settings
    from bot.wiring import House

_NOTHING = (
    "No channel is configured. For Slack set DESKCHECK_SLACK_BOT_TOKEN and "
    "DESKCHECK_SLACK_APP_TOKEN (docs/slack.md shows how, in five minutes); for Teams set "
    "DESKCHECK_TEAMS_APP_ID, DESKCHECK_TEAMS_APP_PASSWORD and DESKCHECK_TEAMS_TENANT "
    "(docs/teams.md). To try Deskcheck at this prompt, run: deskcheck chat"
)
_DAMAGED = (
    "The database's file is damaged. Start Deskcheck again: it puts what can still be read into a "
    "new one and keeps the damaged one beside it. Look at the disk."
)
_LOOK = 1.0  # seconds
_THREADS = 16  # so that what is short, such as keeping an event, never waits for a desk


def serve(
    try_: Annotated[
        bool, typer.Option("--try", help="Connect, say that it works, and stop.")
    ] = False,
) -> None:
    """Run the bot in Slack and Teams until it is stopped (Ctrl+C or SIGTERM)."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor
    from contextlib import ExitStack, nullcontext

    from bot.channels.guard import Guard
    from bot.channels.probes import Probes
    from bot.channels.web import Service
    from bot.cli import logs
    from bot.wiring import house
    from bot.wiring.house import retention

    given = settings()
    trim()
    wanted = [make for on, make in _configured(given) if on]
    if not wanted:
        raise DeskcheckError(_NOTHING)
    logs.begin(given.log)
    made = house(given)
    made.desk.prepare()
    host, _, port = given.listen.rpartition(":")

    async def run() -> None:
        tidy = retention(given, made.store.database, made.clock).purge
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(_THREADS))
        if not try_:
            loop.run_in_executor(None, made.desk.warm)
        channels = [make(given, made) for make in wanted]
        service = Service(
            channels, tidy, host, int(port), probes=Probes(made.conditions, made.scrape),
            guard=Guard(made.meter.refused), grace=given.grace,
        )  # fmt: skip
        watching = asyncio.create_task(_watch(made.store, service))
        await service.run(once=try_)
        watching.cancel()

    try:
        # Who only tries takes nothing from the one that works. Over a socket there is one alone.
        alone = bool(given.slack_bot_token.get_secret_value()) and given.slack_mode == "socket"
        store = made.store
        with ExitStack() as stack:
            if not try_:
                stack.enter_context(store.seat(shared=not alone) or nullcontext())
                stack.enter_context(store.replicas.joined(lambda: made.desk.library.hash))
            asyncio.run(run())
    finally:
        made.store.close()
    if made.store.database.damaged:
        raise DeskcheckError(_DAMAGED)
    if try_:
        print(
            f"{' and '.join(make.__name__.capitalize() for make in wanted)}: Deskcheck is let in."
        )


async def _watch(store: "Store", service: "Service") -> None:
    """End when the database's file turns out to be damaged: only a start can mend it."""
    import asyncio

    while not store.database.damaged:
        await asyncio.sleep(_LOOK)
    service.stop()


def _configured(
    given: "Settings",
) -> "list[tuple[bool, Callable[[Settings, House], Channel]]]":
    """Return every channel, and whether the settings want it."""
    return [
        (bool(given.slack_bot_token.get_secret_value()), slack),
        (bool(given.teams_app_id or given.teams_dev), teams),
    ]


def slack(given: "Settings", made: "House") -> "Slack":
    """Return Slack as the settings have it.

    Raises:
        DeskcheckError: when the setting for its mode is missing.
    """
    from bot.channels.slack.serve import Access, Slack
    from bot.channels.slack.simple import stands_in
    from bot.wiring.rights import groups

    app_token = given.slack_app_token.get_secret_value()
    secret = given.slack_signing_secret.get_secret_value()
    socket = given.slack_mode == "socket"
    if socket and not app_token:
        raise DeskcheckError(
            "Slack's Socket Mode needs DESKCHECK_SLACK_APP_TOKEN (xapp-...). For HTTP set "
            "DESKCHECK_SLACK_MODE=http and DESKCHECK_SLACK_SIGNING_SECRET."
        )
    if not socket and not secret:
        raise DeskcheckError(
            "Slack over HTTP needs DESKCHECK_SLACK_SIGNING_SECRET, so that nobody else can speak "
            "in Slack's name."
        )
    access = Access(
        token=given.slack_bot_token.get_secret_value(),
        app_token=app_token if socket else "",
        secret=secret,
        url=given.slack_api_url,
        groups=tuple(sorted(groups(given))),
        delete_days=given.delete_days,
        simple=stands_in(given.slack_api_url),
    )
    return Slack(access, made.desk, made.inbox, made.store.posts, made.clock)


def teams(given: "Settings", made: "House") -> "Teams":
    """Return Teams as the settings have it.

    Raises:
        DeskcheckError: when a setting is missing: without them anybody could speak in its name.
    """
    from bot.channels.teams.auth import Access, loopback
    from bot.channels.teams.serve import Teams

    password = given.teams_app_password.get_secret_value()
    managed = given.teams_auth == "managed-identity"
    if given.teams_dev:
        if not loopback(given.listen.rpartition(":")[0]):
            raise DeskcheckError(
                "DESKCHECK_TEAMS_DEV=1 takes requests that nobody signed, so it needs "
                "DESKCHECK_LISTEN on a loopback address, such as 127.0.0.1:3978."
            )
        access = Access(dev=True, delete_days=given.delete_days)
    elif not given.teams_tenant or not (managed or password):
        raise DeskcheckError(
            "Teams needs DESKCHECK_TEAMS_TENANT and DESKCHECK_TEAMS_APP_PASSWORD beside "
            "DESKCHECK_TEAMS_APP_ID; with DESKCHECK_TEAMS_AUTH=managed-identity no password."
        )
    else:
        access = Access(
            given.teams_app_id, password, given.teams_tenant, managed,
            delete_days=given.delete_days,
        )  # fmt: skip
    store = made.store
    return Teams(access, made.desk, made.inbox, store.posts, store.sessions, made.clock)

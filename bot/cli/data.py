"""``deskcheck data``: the ledger, and what is kept of one person: given out or erased."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.channels.plain import plain
from bot.cli.shared import dump, settings, words
from bot.talk.trouble import DeskcheckError

if TYPE_CHECKING:
    from bot.engines.person import Found
    from bot.engines.store import Store
    from bot.ports import Clock, Links
    from bot.settings import Settings

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None,
    help="Print the ledger; give out or erase what is kept of one person.",
)  # fmt: skip
_CARDS = (
    "Cards that quote it may still stand in Slack or Teams: have 'Delete my check' pressed before, "
    "or delete the messages that an export lists under `cards`."
)
_ONE = "say whom: --person ID for who asked, or --mail ADDRESS or --text FILE for an applicant"
_Person = Annotated[
    str,
    typer.Option(
        "--person", metavar="ID", help="Of who asked: the platform's id.", show_default=False
    ),
]
_Mail = Annotated[
    str,
    typer.Option(
        "--mail", metavar="ADDRESS", help="Of an applicant: whose checks hold it.",
        show_default=False,
    ),
]  # fmt: skip
_Text = Annotated[
    str,
    typer.Option(
        "--text", metavar="FILE", help="Of an applicant: a CV; where links are on.",
        show_default=False,
    ),
]  # fmt: skip


@app.command()
def export(person: _Person = "", mail: _Mail = "", text: _Text = "") -> None:
    """Print everything that is kept of one person, as one JSON object."""
    from bot.engines import person as people

    with _kept() as (given, store, clock):
        found = _find(given, store, clock, person, mail, text)
        print(dump(people.export(store, found, person)))


@app.command()
def erase(
    person: _Person = "",
    mail: _Mail = "",
    text: _Text = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete everything that is kept of one person, and print how much of each kind."""
    from bot.engines import person as people

    with _kept() as (given, store, clock):
        found = _find(given, store, clock, person, mail, text)
        if not yes:
            count = len(found.sessions)
            typer.confirm(f"Erase {count} conversations and all else of this person?", abort=True)
        gone = people.erase(store, found, _links(given, store, clock), person)
    print(dump({"erased": gone, "note": _CARDS if gone["cards"] else ""}))


@app.command()
def ledger(
    since: Annotated[
        str, typer.Option(metavar="DAY", help="First day, such as 2026-11-01.", show_default=False)
    ] = "",
    event: Annotated[
        str, typer.Option(metavar="EVENT", help="One kind of line, such as check.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Print who did what and when: checks, answers, incidents, ticks, decisions noted by people."""
    from bot.engines.clock import SystemClock
    from bot.engines.ledger import written

    first = _day(since)
    opened = written(settings().database, SystemClock())
    if opened is None:
        typer.echo("Nothing is kept yet.")
        return
    with opened as lines:
        for line in lines:
            if line.at < first or (event and line.event != event):
                continue
            facts: dict[str, Any] = dict(line.facts)
            if json:
                told = {"at": line.at.isoformat(timespec="seconds"), "event": line.event}
                print(dump({**told, "who": line.who, "facts": facts}))
            else:
                rest = " ".join(f"{key}={value}" for key, value in facts.items())
                print(plain(f"{line.at:%Y-%m-%d %H:%M:%S}  {line.event:15}  {line.who}  {rest}"))


def _day(since: str) -> datetime:
    try:
        day = datetime.fromisoformat(since) if since else datetime.min
    except ValueError:
        raise DeskcheckError(f"{since!r} is no day; write it as 2026-11-01.") from None
    return day if day.tzinfo else day.replace(tzinfo=UTC)


@contextmanager
def _kept() -> "Iterator[tuple[Settings, Store, Clock]]":
    from bot.engines.clock import SystemClock
    from bot.wiring.house import kept

    given = settings()
    url = given.database
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        raise DeskcheckError(f"Nothing is kept yet: there is no database {url}.")
    clock = SystemClock()
    store = kept(given, clock)
    try:
        yield given, store, clock
    finally:
        store.close()


def _find(
    given: "Settings", store: "Store", clock: "Clock", person: str, mail: str, text: str
) -> "Found":
    from bot.engines import person as people

    if bool(person) + bool(mail) + bool(text) != 1:
        raise typer.BadParameter(_ONE)
    if person:
        return people.asker(store, person)
    if text and not given.links_key.get_secret_value():
        raise DeskcheckError(
            "A CV is compared by keyed hashes, which are off: DESKCHECK_LINKS_KEY is empty. "
            "--mail ADDRESS finds checks that are kept with it."
        )
    return people.applicant(store, mail, _same(given, store, clock, mail or words(text)))


def _same(given: "Settings", store: "Store", clock: "Clock", text: str) -> set[str]:
    """Return what the checks are called by that share a contact or the history with a text."""
    from bot.library.load import LINKING, load
    from bot.reading.parts import Part
    from bot.reading.profile import read
    from bot.wiring.desk import casebook

    book = casebook(given, clock, store.database)
    if book is None:
        return set()
    library = load(given.knowledge, only=LINKING)
    profile = read((Part("text", text),), library, clock.now().date())
    return {each.entered.case for each in book.same(profile, library)}


def _links(given: "Settings", store: "Store", clock: "Clock") -> "Links":
    from bot.engines.links import DatabaseLinks

    return DatabaseLinks(store.database, clock, given.links_days)

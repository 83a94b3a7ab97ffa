"""What ``doctor`` says of who may do what, of links between applicants, and of how long is kept."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.talk.examined import Examined
from bot.talk.trouble import DeskcheckError

if TYPE_CHECKING:
    from bot.settings import Settings

_NAMED = {"check": "checks", "ask": "questions", "respond": "incidents"}


def examined(given: "Settings") -> Iterator[Examined]:
    """Look at the settings that protect people."""
    yield _roles(given)
    yield _links(given)
    yield Examined(
        "ok", "retention",
        f"Kept for days: checks {given.keep_days}, ledger {given.ledger_days}, feedback "
        f"{given.feedback_days}, messages that nobody worked {given.inbox_days}.",
    )  # fmt: skip


def _roles(given: "Settings") -> Examined:
    from bot.wiring.rights import listed, roles

    # Whoever is let in is either named one by one or in a group; of groups nothing is known here.
    let_in = listed(given.people) if given.people and not given.groups else frozenset[str]()
    told, outside = [], []
    for desk, role in roles(given).items():
        told.append(f"{_NAMED[desk]}: {f'{len(role)} ids' if role else 'all who may ask'}")
        if let_in and role and role.isdisjoint(let_in):
            outside.append(_NAMED[desk])
    said = f"Who may do what: {', '.join(told)}."
    if outside:
        return Examined(
            "warn", "roles", f"{said} Nobody is left for {' and '.join(outside)}.",
            "Whoever has a role stands in DESKCHECK_PEOPLE, too, or in one of DESKCHECK_GROUPS.",
        )  # fmt: skip
    return Examined("ok", "roles", said)


def _links(given: "Settings") -> Examined:
    from bot.casebook.key import Key

    secret, about = given.links_key.get_secret_value(), "links"
    if not secret:
        return Examined("ok", about, "Links between applicants are off: nothing is compared.")
    try:
        Key(secret)
    except DeskcheckError as error:
        return Examined("fail", about, error.message_for_people, "openssl rand -hex 32")
    if secret == given.key.get_secret_value():
        return Examined(
            "warn", about, "DESKCHECK_LINKS_KEY is the same as DESKCHECK_KEY: whoever has one has "
            "both.", "Give links a key of their own: openssl rand -hex 32",
        )  # fmt: skip
    return Examined(
        "ok", about, f"Links between applicants are on: keyed hashes for {given.links_days} days."
    )

"""The fact catalogue: every fact that a reader may see and a signal may test.

There is none for nationality, ethnicity, origin of a name, accent, native language, photo, age,
gender, religion, disability or family, and there will be none: a signal on an unknown fact is
refused by lint.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a fact's value is, which decides the tests that make sense."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One entry of the catalogue: its name, kind, what it tells, and its choices if any."""

    name: str
    kind: Kind
    tells: str
    choices: tuple[str, ...] = ()


def _text(name: str, tells: str) -> FactKind:
    return FactKind(name, Kind.TEXT, tells)


def _number(name: str, tells: str) -> FactKind:
    return FactKind(name, Kind.NUMBER, tells)


def _choice(name: str, tells: str, *choices: str) -> FactKind:
    return FactKind(name, Kind.CHOICE, tells, choices)


CATALOGUE: dict[str, FactKind] = {
    kind.name: kind
    for kind in (
        _text("mail.address", "an e-mail address, lower case"),
        _text("mail.host", "its host"),
        _choice("mail.kind", "what its host is", "free", "disposable", "other"),
        _text("mail.look_alike", "a host that differs slightly from another stated host or name"),
        _choice("referee.mail_kind", "a referee's address", "free", "disposable", "other"),
        _number("referee.mails", "how many addresses the references give"),
        _text("phone.number", "a telephone number in E.164"),
        _text("phone.region", "where its numbering plan is, ISO 3166 alpha-2"),
        _choice(
            "phone.kind",
            "what the numbering plan says of it",
            "fixed",
            "mobile",
            "fixed or mobile",
            "voip",
            "personal",
            "other",
        ),
        _text("link.host", "registered domain of a link"),
        _text("link.handle", "account a link or an @handle names, with its host"),
        _choice("link.kind", "what it leads to", "profile", "code", "messenger", "other"),
        _number("footprint.size", "connections, followers or repositories a profile shows"),
        _number("footprint.age", "years since a profile says it was made"),
        _text("home.place", "a place stated as home or location"),
        _text("home.region", "the stated home's country, ISO 3166 alpha-2, where it names one"),
        _number("home.phone_elsewhere", "phone numbers of none of the stated places' plans"),
        _number("home.clock_elsewhere", "stated UTC offsets that no stated place has"),
        _number("home.places", "how many different countries are stated as home"),
        _text("history.employer", "an employer in a dated role"),
        _number("history.roles", "how many dated roles there are"),
        _number("history.gap", "months between two dated roles"),
        _number("history.overlap", "months two full-time roles at two employers ran side by side"),
        _number("history.years_dated", "years from the first dated role to today"),
        _number("history.years_claimed", "years of experience stated in total"),
        _number("history.years_unexplained", "years claimed beyond the years dated"),
        _number("history.dates_differ", "months by which two accounts of one employment differ"),
        _text("history.employers_differ", "two employers for the same years in two accounts"),
        _text("history.titles_differ", "two titles for one employment in two accounts"),
        _number("technology.too_early", "years claimed with a technology before it was public"),
        _number("technology.count", "how many listed technologies are named"),
        _text("contact.differs", "a contact (mail, phone) that differs between parts"),
        _text("payment.wallet", "a crypto wallet address"),
        _text("payment.account", "an IBAN or account number in a payment field"),
        _text("payment.holder_differs", "an account or contract holder other than the person"),
        _text("delivery.address", "where equipment shall go"),
        _text("delivery.address_differs", "a delivery address other than the one on the ID"),
        _text("tool.remote_access", "a remote-access tool named"),
        _text("network.vpn", "a VPN or proxy service named"),
        _text("header.reply_to_differs", "a Reply-To host other than the From host"),
    )
}

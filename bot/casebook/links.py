"""Sees what a check has in common with the checks of other applicants.

What is kept are keyed hashes, never a value; what is said of another check is what it is called by
and its day. Two checks of one applicant are no link, and a check of which nobody knows whose it is
is neither kept nor compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from bot.casebook.contacts import Contact, contacts
from bot.casebook.history import Sketch, quoted, sketch
from bot.casebook.key import Key
from bot.casebook.names import labels
from bot.library.library import Library
from bot.ports import Links
from bot.reading.linked import Entered, Holder, Link, Other
from bot.reading.parts import Span
from bot.reading.profile import Profile

UNNAMED = (
    "Not compared with other applicants: nothing here says whose it is. Say it in the form, or "
    "paste it with its heading."
)
_ALIKE = 0.5  # share of runs; templates and job advertisements bring fewer
_NAMED = 3  # other checks that are named; more say nothing new
# Which file says what it means, by whose contact it is here and whose it is in the other check.
_KINDS = {
    ("own", "own"): "shared-contact",
    ("own", "referee"): "vouching",
    ("referee", "own"): "vouching",
    ("referee", "referee"): "shared-referee",
    ("account", "account"): "shared-account",
    ("delivery", "delivery"): "shared-delivery",
}
_HISTORY = "shared-history"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look among the other checks gave.

    Attributes:
        links: what others gave, too.
        notice: why nothing was compared; empty where it was.
    """

    links: tuple[Link, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _Shared:
    """A place in this check, and a check of another applicant that has it, too."""

    kind: str
    value: str
    span: Span
    holder: Holder
    common: bool


class Casebook:
    """Keeps what links checks, and looks it up.

    Attributes:
        days: that it is kept.
    """

    def __init__(self, links: Links, secret: str, days: int) -> None:
        """Join the parts.

        Args:
            links: where it is kept.
            secret: what the hashes are keyed with.
            days: that it is kept.

        Raises:
            EngineError: when the secret is too short to be one.
        """
        self._links, self._key, self.days = links, Key(secret), days

    def look(self, profile: Profile, case: str, asked: str, library: Library) -> Seen:
        """Keep what could link a check to others, and say what does.

        Args:
            profile: what is checked.
            case: what it is called by.
            asked: what the asker calls the applicant; empty for nothing.
            library: says which mailboxes are our own, and which are offices'.

        Raises:
            EngineError: when it cannot be kept or looked up.
        """
        given, drawn = contacts(profile, library), sketch(profile, self._key)
        if not given and drawn is None:
            return Seen()
        who = labels(profile, asked, library, self._key)
        if not who:
            return Seen(notice=UNNAMED)
        own = {self._key.mark(each.kind, each.value) for each in given}
        own.update(drawn.bands(self._key) if drawn else ())
        # Kept first: of two that are checked at the same moment one at least sees the other.
        kept = drawn.kept if drawn else b""
        self._links.keep(Entered(case, frozenset(own), who, kept))
        found = self._found(given, drawn, who, case)
        kinds = dict.fromkeys(each.kind for each in found)
        return Seen(tuple(_link(kind, case, found, library) for kind in kinds))

    def drop(self, case: str) -> None:
        """Forget the check that is called so."""
        self._links.drop(case)

    def same(self, profile: Profile, library: Library) -> list[Holder]:
        """Return the checks that gave a contact, or the history, of this profile.

        Where the profile says whose it is, only those of the same applicant: others may share a
        telephone with them and are somebody else.
        """
        given, drawn = contacts(profile, library), sketch(profile, self._key)
        who = labels(profile, "", library, self._key)
        sought = self._sought(given, drawn)
        told = []
        for holder in self._links.holders(list(sought)):
            if who and holder.entered.labels.isdisjoint(who):
                continue
            exact = any(sought[mark] for mark in holder.entered.marks)
            if exact or (drawn and drawn.likeness(holder.entered.sketch) >= _ALIKE):
                told.append(holder)
        return told

    def _sought(
        self, given: Sequence[Contact], drawn: Sketch | None
    ) -> dict[int, list[tuple[str, Contact]]]:
        """Return what is looked for: by mark, the contacts that have it and what that means."""
        sought: dict[int, list[tuple[str, Contact]]] = {}
        for contact in given:
            for (mine, theirs), kind in _KINDS.items():
                if contact.kind == mine:
                    mark = self._key.mark(theirs, contact.value)
                    sought.setdefault(mark, []).append((kind, contact))
        for mark in drawn.bands(self._key) if drawn else ():
            sought.setdefault(mark, [])
        return sought

    def _found(
        self, given: Sequence[Contact], drawn: Sketch | None, who: frozenset[int], case: str
    ) -> list[_Shared]:
        """Return what checks of other applicants have of this one."""
        sought, found = self._sought(given, drawn), list[_Shared]()
        for holder in self._links.holders(list(sought), case):
            if not holder.entered.labels.isdisjoint(who):
                continue
            for mark in holder.entered.marks:
                found += (
                    _Shared(kind, each.value, each.span, holder, each.common)
                    for kind, each in sought[mark]
                )
            if drawn and drawn.likeness(holder.entered.sketch) >= _ALIKE:
                places = quoted(drawn.shared(holder.entered.sketch))
                found += (_Shared(_HISTORY, "", span, holder, False) for span in places)
        return found


def _link(kind: str, case: str, found: list[_Shared], library: Library) -> Link:
    """Put together what is shared in one way; what few share counts before what many do."""
    shared = [each for each in found if each.kind == kind]
    many = {value for value in {each.value for each in shared} if _wide(value, shared, library)}
    common = len(many) == len({each.value for each in shared})
    told = [each for each in shared if common or each.value not in many]
    newest = sorted({each.holder.entered.case: each.holder for each in told}.values(), key=_newest)
    return Link(
        kind=kind,
        case=case,
        spans=tuple(sorted({each.span for each in told}, key=_place)),
        others=tuple(Other(each.entered.case, each.at) for each in newest[:_NAMED]),
        count=_applicants(newest),
        common=common,
    )


def _wide(value: str, shared: list[_Shared], library: Library) -> bool:
    """Whether a value is shared by so many that an office or a template stands behind it."""
    having = [each for each in shared if each.value == value]
    file = library.links.get(having[0].kind)
    many = file.many if file else 0
    return having[0].common or _applicants([each.holder for each in having]) >= many > 0


def _applicants(holders: Sequence[Holder]) -> int:
    """Return how many applicants the checks are of: those that share a label are of one."""
    groups: list[set[int]] = []
    for holder in holders:
        joined = set(holder.entered.labels)
        apart = [each for each in groups if each.isdisjoint(joined)]
        joined.update(chain.from_iterable(each for each in groups if each not in apart))
        groups = [*apart, joined]
    return len(groups)


def _newest(holder: Holder) -> float:
    return -holder.at.timestamp()


def _place(span: Span) -> tuple[int, int]:
    return span.part, span.start

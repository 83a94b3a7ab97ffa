"""The check desk: parts in, one structured assessment out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.check.explanation import Explanation
from bot.check.findings import Findings, find
from bot.check.plan import VerificationPlan, plan
from bot.check.priority import Priority, prioritise
from bot.check.shared import shared
from bot.library.library import Library
from bot.reading.linked import Link
from bot.reading.parts import Part, Unread
from bot.reading.profile import Profile, read

# What a profile usually gives, and the fact or idea that shows it was given.
_USUAL = (
    ("an e-mail address", "mail.address"),
    ("a telephone number with its country code", "phone.number"),
    ("links to profiles or work", "link.host"),
    ("a dated work history", "history.roles"),
    ("a stated place", "home.place"),
    ("references", "references"),
)


Look = Callable[[Profile], tuple[Sequence[Link], Sequence[str]]]
"""Compares a profile with those of other applicants: what they share, and what is to be said."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a check says; structured, in the order it is shown.

    Attributes:
        priority: of the process, never of the person.
        not_given: what a profile usually gives and this one does not.
        unread: what was given and could not be read.
        notices: about the check itself.
        library: hash of the library it was made with.
        parts: what was checked.
        explanation: what the chat model adds, if there is one; it changes nothing of the rest.
    """

    priority: Priority
    findings: Findings
    plan: VerificationPlan
    not_given: tuple[str, ...]
    unread: tuple[Unread, ...]
    notices: tuple[str, ...]
    library: str
    parts: tuple[Part, ...]
    stage: str = ""
    role: str = ""
    explanation: Explanation | None = None


def assess(
    parts: Iterable[Part],
    library: Library,
    today: date,
    *,
    unread: tuple[Unread, ...] = (),
    stage: str = "",
    role: str = "",
    language: str = "en",
    look: Look | None = None,
) -> Assessment:
    """Check the parts of one profile.

    Args:
        parts: texts, original characters.
        library: what is known.
        today: what "present" means in dates.
        unread: what intake could not read; passed on to the reply.
        stage: where the process stands (see ``plan.STAGES``), empty for unknown.
        role: the role applied for, shown in the title only.
        language: of the texts that the library has in several.
        look: among the checks of other applicants; None for no look.
    """
    profile = read(parts, library, today, unread)
    links, notices = look(profile) if look else ((), ())
    found = find(profile, library, language)
    findings = found + shared(links, profile.parts, library, language) if links else found
    return Assessment(
        priority=prioritise(findings, library.priority),
        findings=findings,
        plan=plan(findings, library, stage, language),
        not_given=_not_given(profile),
        unread=unread,
        notices=tuple(notices),
        library=library.hash,
        parts=profile.parts,
        stage=stage,
        role=role,
    )


def _not_given(profile: Profile) -> tuple[str, ...]:
    return tuple(
        told for told, sign in _USUAL if sign not in profile.named and sign not in profile.spoken
    )

"""The shapes of what is read by people in need: guidance, policy, playbooks, contacts, triage."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from bot.library.phrases import Together
from bot.library.shapes import Entries, File, Id, Text
from bot.library.wording import ENGLISH, Say

Role = Literal[
    "recruiter", "hiring-manager", "hr", "it", "payroll", "security", "counsel",
    "communications", "executive", "finance", "engineering", "manager", "receiver",
]  # fmt: skip
# ISO 3166, with a state (two letters) or a sector (more than three) behind a hyphen; UK and EU as
# everybody writes them.
Jurisdiction = Annotated[str, Field(pattern=r"^[A-Z]{2}(-([A-Z]{2}|[A-Z]{4,8}))?$")]
TRIAGE = ("access", "leaked", "threat", "keys", "agency", "farm", "paid", "proven")
Triage = Literal["access", "leaked", "threat", "keys", "agency", "farm", "paid", "proven"]
_HOURS, _DAYS = ("1 hour", "{count} hours"), ("1 day", "{count} days")
_BUSINESS_DAYS, _MONTHS = ("1 business day", "{count} business days"), ("1 month", "{count} months")
PHASES = ("now", "day-1", "72-hours", "week-1", "later")


def _strings(value: Any) -> Any:
    return [str(each) if isinstance(each, bool) else each for each in value or ()]


class GuidanceFile(File):
    """Front matter of ``guidance/<topic>/<slug>.md`` and ``policy/<slug>.md``.

    Attributes:
        asked_as: ways people ask for this page; they are searched, never shown.
        asked_under: the same by heading; the page's title stands for what comes before the first.
        jurisdictions: where it holds; empty for everywhere.
        status: a draft is not loaded; of a policy, whether the company has adopted it or it is a
            template still.
    """

    title: Text
    asked_as: tuple[Text, ...] = ()
    asked_under: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    jurisdictions: Annotated[tuple[Jurisdiction, ...], BeforeValidator(_strings)] = ()
    owner: Role
    reviewed: date
    legal: bool = Field(default=False, strict=True)
    status: Literal["draft", "template", "adopted"] = "adopted"


class PlaybookFile(File):
    """Front matter of ``playbooks/<id>.md``.

    Attributes:
        rank: where several apply, the lowest comes first.
        opens_on: what opens it; one of them is enough. Each is triage facts, all of which must
            be known to hold (``not`` before one: known not to), such as ``access, not proven``.
        otherwise: it is opened where nothing else is.
    """

    title: Text
    asked_as: tuple[Text, ...] = ()
    asked_under: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    rank: int = Field(ge=1, strict=True)
    opens_on: tuple[str, ...] = ()
    otherwise: bool = Field(default=False, strict=True)
    urgency: Literal["now", "today", "this-week"]
    owner: Role
    reviewed: date
    jurisdictions: tuple[Jurisdiction, ...] = ()


class Named(File):
    """Word-list entries by language."""

    en: Entries = ()
    de: Entries = ()
    pt: Entries = ()


class ContactFile(File):
    """One place to report to."""

    id: Id
    name: Text
    kind: Literal["police", "cyber", "data-protection", "sanctions", "fraud", "financial", "web3"]
    reach: Text
    purpose: Text = Field(alias="for")
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]


class Limit(File):
    """How long a clock runs; ``none`` holds the words where the law gives no number."""

    hours: int | None = Field(default=None, ge=1, strict=True)
    days: int | None = Field(default=None, ge=1, strict=True)
    business_days: int | None = Field(default=None, ge=1, strict=True)
    months: int | None = Field(default=None, ge=1, strict=True)
    none: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a limit is one of hours, days, business_days, months or none")
        return self

    def said(self, say: Say) -> str:
        """Return the limit in words, in the language of ``say``."""
        for number, (one, many) in (
            (self.hours, _HOURS), (self.days, _DAYS),
            (self.business_days, _BUSINESS_DAYS), (self.months, _MONTHS),
        ):  # fmt: skip
            if number is not None:
                return say(one) if number == 1 else say(many, count=number)
        return say.of(self.none) if self.none is not None else ""

    def __str__(self) -> str:
        """Return the limit in English words."""
        return self.said(ENGLISH)


class ClockFile(File):
    """One duty to notify.

    Attributes:
        starts: ``awareness``: the deadline is computed from it. ``event``: it counts from
            something else, told in ``from``, and no deadline is computed.
        needs: triage facts that make it pressing.
    """

    id: Id
    regime: Text
    limit: Limit
    starts: Literal["awareness", "event"]
    counts_from: Text = Field(alias="from")
    applies: Text
    needs: tuple[Triage, ...] = ()
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]


class PlaceFile(File):
    """``contacts/<jurisdiction>.yaml``: where to report, and the clocks that run there.

    Attributes:
        jurisdiction: its code; ``ANY`` for contacts that no border limits.
        within: codes whose contacts and clocks hold here, too.
        covers: codes of places without a file of their own that this one stands for.
        named: words by which a text names this place.
        seats: words that name it only where the text says that the asker's firm or office is there,
            beside the towns of the gazetteer.
        gaps: what was looked for and not found in any source; shown beside the deadlines.
    """

    title: Text
    jurisdiction: Annotated[str, Field(pattern=r"^(ANY|[A-Z]{2}(-([A-Z]{2}|[A-Z]{4,8}))?)$")]
    within: Annotated[tuple[Jurisdiction, ...], BeforeValidator(_strings)] = ()
    covers: Annotated[tuple[Jurisdiction, ...], BeforeValidator(_strings)] = ()
    named: Named = Named()
    seats: Named = Named()
    asked_under: dict[Literal["report", "clocks"], tuple[Text, ...]] = Field(default_factory=dict)
    reviewed: date
    contacts: tuple[ContactFile, ...] = ()
    clocks: tuple[ClockFile, ...] = ()
    gaps: tuple[Text, ...] = ()


class RoleFile(File):
    """Who has a role in this company.

    Attributes:
        reach: how to reach them outside this workspace.
        at: by channel (``slack``, ``teams``), the id of the person or of the closed place that
            questions are handed to.
    """

    title: Text
    reach: str
    at: dict[Annotated[str, Field(pattern="^(slack|teams)$")], str] = Field(default_factory=dict)


class OrganisationFile(File):
    """``organisation.yaml``: this company. Texts in square brackets are still to be filled in."""

    name: str
    roles: dict[Role, RoleFile]


class TriageExamples(File):
    """Messages that say the fact holds, that it does not, and that leave it open."""

    yes: Annotated[tuple[str, ...], Field(min_length=3)]
    no: Annotated[tuple[str, ...], Field(min_length=3)]
    open: Annotated[tuple[str, ...], Field(min_length=1)]


class TriageFile(File):
    """``triage/<fact>.yaml``: how an incident's words tell one fact, and the question for it.

    Attributes:
        together: cues that tell it where they stand in one sentence or in two.
        together_no: cues that tell that it does not hold.
    """

    title: Text
    question: Text
    rank: int = Field(ge=1, strict=True)
    yes: Named
    no: Named
    together: tuple[Together, ...] = ()
    together_no: tuple[Together, ...] = ()
    examples: TriageExamples

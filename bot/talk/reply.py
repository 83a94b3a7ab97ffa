"""What Deskcheck answers: a closed union of plain parts that every channel can lay out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Audience(StrEnum):
    """Who may see a reply."""

    ASKER = "asker"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Title:
    """A heading; ``level`` 1 opens the reply, 2 opens a section."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """Our own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, untrusted: shown only where no markup is parsed.

    Attributes:
        text: original characters.
        part: name of the part they stand in.
        marks: (start, end) offsets into ``text`` of the words that raised a sign.
    """

    text: str
    part: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list in our own words."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as it may be shown.

    Attributes:
        url: empty unless the address was seen.
        number: by which the reply's text refers to it, empty where it does not.
    """

    id: str
    title: str
    publisher: str
    date: str
    url: str
    note: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person added beside what the rules saw; it never changes that.

    Attributes:
        who: the channel's id of the person.
        text: their words, untrusted; empty for a tick.
    """

    who: str
    when: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice; carries an id only, never data.

    Attributes:
        asks: label of the one text that is wanted before the press counts; empty for none.
        offers: label of a tick box beside that text; empty for none.
        confirm: what the person is asked before the press counts; empty for nothing.
    """

    id: str
    label: str
    asks: str = ""
    offers: str = ""
    confirm: str = ""


FEEDBACK = (("feedback.good", "This helped"), ("feedback.bad", "This did not help"))
LABELS = ("Why it is a sign", "Ordinary reasons", "What clears it", "Sources")


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One red flag with everything that is fair to say about it.

    Attributes:
        labels: before why, the innocent reasons, what clears it and the sources, in the reader's
            language.
        tags: weight and area, in the reader's language.
        remarks: why somebody finds it fine, or takes the flag for wrong.
        buttons: what can be said about this flag alone.
    """

    signal: str
    title: str
    area: str
    weight: str
    quotes: tuple[Quote, ...]
    why: str
    innocent_reasons: tuple[str, ...]
    clears: str
    sources: tuple[SourceLine, ...]
    labels: tuple[str, str, str, str] = LABELS
    tags: tuple[str, str] = ("", "")
    remarks: tuple[Remark, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to do.

    Attributes:
        id: id of the step, used in buttons.
        detail: who, how long, before when.
        message: neutral words that can be sent to the candidate, or empty.
        caution: what has to happen first (counsel), or empty.
        send: stands before the message, in the reader's language.
        done: who ticked it and when; None while it is open.
    """

    id: str
    title: str
    how: str
    detail: str
    message: str = ""
    caution: str = ""
    send: str = ""
    done: Remark | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to do, in order."""

    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the statements of a reply come from."""

    items: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    """Choices side by side."""

    items: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about the reply itself: a file that was not read, a limit."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Our own words that are made to be copied as they stand, such as a note or a message."""

    text: str


Part = (
    Title | Prose | Quote | Bullets | FindingCard | Checklist | Sources | Buttons | Notice | Words
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One complete answer.

    Attributes:
        parts: in reading order.
        audience: the asker alone, or everybody at the place asked from.
        sensitive: holds personal data of a third person.
        written_by: ``model`` where some of its words are the chat model's, else ``rules``.
        case: under which its buttons are remembered; empty where nothing is.
        replaces: case whose card this one takes the place of.
        removes: case whose cards are taken away.
        sends: what others get because of it.
        later: presses that make themselves after a while.
        fallback: one plain sentence for notifications and for platforms that refuse the rest.
    """

    parts: tuple[Part, ...]
    fallback: str
    audience: Audience = Audience.ASKER
    sensitive: bool = False
    written_by: str = "rules"
    case: str = ""
    replaces: str = ""
    removes: str = ""
    sends: tuple["Send", ...] = ()
    later: tuple["Later", ...] = ()


@dataclass(frozen=True, slots=True)
class Send:
    """A reply for somebody else than the asker.

    Attributes:
        to: the channel's id of a person, or of a place that only the right people read.
    """

    to: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Later:
    """A press that makes itself.

    Attributes:
        about: the case it is a press on.
        at: when.
    """

    press: str
    about: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Working:
    """A sign of life while a reply is being made."""

    text: str


@dataclass(frozen=True, slots=True)
class Partial:
    """A reply as far as it has grown; the whole reply takes its place.

    Attributes:
        parts: in reading order, those of the one before with more at their end; none while it has
            only begun.
        audience: who may see it already.
    """

    parts: tuple[Part, ...]
    audience: Audience = Audience.ASKER

"""What Deskcheck answers: a closed union of plain parts that every channel can lay out."""

from dataclasses import dataclass
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


LABELS = ("Why it is a sign", "Ordinary reasons", "What clears it", "Sources")


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One red flag with everything that is fair to say about it.

    Attributes:
        labels: before why, the innocent reasons, what clears it and the sources, in the reader's
            language.
        tags: weight and area, in the reader's language.
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


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to do.

    Attributes:
        id: id of the step, used in buttons.
        detail: who, how long, before when.
        message: neutral words that can be sent to the candidate, or empty.
        caution: what has to happen first (counsel), or empty.
        send: stands before the message, in the reader's language.
    """

    id: str
    title: str
    how: str
    detail: str
    message: str = ""
    caution: str = ""
    send: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to do, in order."""

    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the statements of a reply come from."""

    items: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A choice; carries an id only, never data."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Choices side by side."""

    items: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about the reply itself: a file that was not read, a limit."""

    text: str


Part = Title | Prose | Quote | Bullets | FindingCard | Checklist | Sources | Buttons | Notice


@dataclass(frozen=True, slots=True)
class Reply:
    """One complete answer.

    Attributes:
        parts: in reading order.
        audience: the asker alone, or everybody at the place asked from.
        sensitive: holds personal data of a third person.
        written_by: ``rules`` or ``model``.
        replaces: id of an earlier reply that this one takes the place of.
        fallback: one plain sentence for notifications and for platforms that refuse the rest.
    """

    parts: tuple[Part, ...]
    fallback: str
    audience: Audience = Audience.ASKER
    sensitive: bool = False
    written_by: str = "rules"
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """A sign of life while a reply is being made."""

    text: str


@dataclass(frozen=True, slots=True)
class Partial:
    """A first piece of a reply that is still growing."""

    parts: tuple[Part, ...]

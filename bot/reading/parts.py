"""The pieces a profile arrives in, places in them, and what could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One pasted text or one file's text, original characters."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a part: ``quote == parts[part].text[start:end]``, offsets in characters."""

    part: int
    start: int
    end: int
    quote: str

    def overlaps(self, other: "Span") -> bool:
        """Whether the two places share at least one character."""
        return self.part == other.part and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was given and could not be read, with what to do instead."""

    what: str
    reason: str

"""A profile: the parts it came in, the facts seen in them and the sentences they are made of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.library.library import Library
from bot.reading.parts import Part, Unread
from bot.reading.readers import READERS
from bot.reading.sheet import Fact, Reading, Sheet, Statement, prepare, state
from bot.reading.speakers import Role


@dataclass(frozen=True)
class Profile:
    """What was given about one person and what was seen in it.

    Attributes:
        parts: the texts, in the order given.
        facts: what the readers saw.
        unread: what could not be read.
        sheets: the parts prepared for reading.
        statements: the sentences, part by part, each with its ideas.
    """

    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    sheets: tuple[Sheet, ...] = field(default=(), repr=False)
    statements: tuple[Statement, ...] = field(default=(), repr=False)

    @cached_property
    def named(self) -> dict[str, list[Fact]]:
        """The facts by their names."""
        named: dict[str, list[Fact]] = {}
        for fact in self.facts:
            named.setdefault(fact.name, []).append(fact)
        return named

    @cached_property
    def spoken(self) -> dict[str, list[int]]:
        """For every idea the numbers of the statements it is in, in order."""
        spoken: dict[str, list[int]] = {}
        for number, statement in enumerate(self.statements):
            for idea in statement.heard.found:
                spoken.setdefault(idea, []).append(number)
        return spoken

    @cached_property
    def acts(self) -> set[str]:
        """The ideas found that are acts."""
        return {
            idea
            for idea, numbers in self.spoken.items()
            if self.statements[numbers[0]].heard.is_act(idea)
        }

    @cached_property
    def transcript(self) -> bool:
        """Whether somebody asks and somebody answers in it."""
        return any(statement.role is Role.ANSWERING for statement in self.statements)


def read(
    parts: Iterable[Part], library: Library, today: date, unread: tuple[Unread, ...] = ()
) -> Profile:
    """Read the parts of one profile.

    Args:
        parts: texts, original characters.
        library: gives the ideas, names and technologies to look for.
        today: what "present" means in dates.
        unread: what intake could not read; passed on.
    """
    given = tuple(parts)
    sheets = tuple(prepare(number, part) for number, part in enumerate(given))
    statements = tuple(each for sheet in sheets for each in state(sheet, library))
    reading = Reading(sheets, statements, library, today)
    facts = tuple(fact for reader in READERS for fact in reader(reading))
    return Profile(given, facts, unread, sheets, statements)

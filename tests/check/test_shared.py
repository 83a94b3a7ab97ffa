from datetime import UTC, datetime

import pytest

from bot.check.shared import linked, shared
from bot.library.shapes import Weight
from bot.library.wording import ENGLISH
from bot.reading.linked import Link, Other
from bot.reading.parts import Part, Span
from tests.knowledge.test_signals import SHIPPED

TEXT = "Ben Weber\nphone: +44 7700 900123 (mobile)\n"
PARTS = (Part("cv", TEXT),)
AT = TEXT.index("+44")
SPAN = Span(0, AT, AT + 15, TEXT[AT : AT + 15])


def link(kind: str = "shared-contact", count: int = 1, common: bool = False) -> Link:
    others = tuple(Other(f"other{at}", datetime(2026, 11, at, tzinfo=UTC)) for at in (9, 8))
    return Link(kind, "this", (SPAN,), others, count, common)


def test_a_link_is_a_finding_as_the_folder_words_it_with_words_of_this_text() -> None:
    (found,) = shared([link()], PARTS, SHIPPED, "de")
    file = SHIPPED.links["shared-contact"]
    assert (found.title, found.why, found.clears) == (file.title.de, file.why.de, file.clears.de)
    assert found.weight is file.weight and found.steps == file.verify and found.sources
    assert [each.quote for each in found.evidence] == ["phone: +44 7700 900123 (mobile)"]
    assert found.marks == (SPAN,) and found.link == link()


def test_what_many_share_is_weak_and_says_first_why() -> None:
    (found,) = shared([link(common=True)], PARTS, SHIPPED, "en")
    assert found.weight is Weight.WEAK
    assert found.innocent_reasons[0] == SHIPPED.links["shared-contact"].widely.en


def test_what_the_folder_does_not_explain_is_not_said() -> None:
    assert len(shared([link("something-else")], PARTS, SHIPPED, "en")) == 0


@pytest.mark.parametrize(("count", "more"), [(2, ""), (5, " At least 3 more applicants gave it.")])
def test_both_checks_are_named_with_their_days(count: int, more: str) -> None:
    assert linked(link(count=count), ENGLISH) == (
        "This is check this; it shares this with check other9 (2026-11-09), other8 (2026-11-08)."
        + more
    )

import pytest

from bot.check.findings import Finding, Findings
from bot.check.priority import Priority, prioritise
from bot.library.library import Library
from bot.library.shapes import Weight
from tests.check.making import finding

WEAK, MODERATE, STRONG = Weight.WEAK, Weight.MODERATE, Weight.STRONG


def signs(*given: tuple[Weight, str]) -> Findings:
    """Findings of these weights and areas, each on words of its own."""
    return Findings() + Findings(
        tuple(
            finding(f"sign-{at}", weight, area, at * 100) for at, (weight, area) in enumerate(given)
        )
    )


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], Priority.ROUTINE),
        ([(WEAK, "contact")] * 9, Priority.ROUTINE),
        ([(MODERATE, "interview")], Priority.ROUTINE),
        ([(MODERATE, "interview"), (MODERATE, "interview")], Priority.ROUTINE),
        ([(MODERATE, "interview"), (MODERATE, "payment")], Priority.VERIFY_FIRST),
        ([(MODERATE, "interview"), (WEAK, "payment")], Priority.ROUTINE),
        ([(STRONG, "payment")], Priority.VERIFY_FIRST),
        ([(STRONG, "payment"), (MODERATE, "payment")], Priority.VERIFY_FIRST),
        ([(STRONG, "payment"), (STRONG, "payment")], Priority.VERIFY_FIRST),
        ([(STRONG, "payment"), (MODERATE, "interview")], Priority.ESCALATE),
        ([(STRONG, "extortion")], Priority.ESCALATE),
        ([(MODERATE, "extortion")], Priority.ROUTINE),
    ],
)
def test_the_shipped_rules_say_how_signs_add_up(
    given: list[tuple[Weight, str]], wanted: Priority, library: Library
) -> None:
    assert prioritise(signs(*given), library.priority) is wanted


def test_signs_that_rest_on_the_same_words_count_once(library: Library) -> None:
    def both(at: int) -> Findings:
        items: tuple[Finding, ...] = (
            finding("one", MODERATE, "interview", 0),
            finding("two", MODERATE, "payment", at),
        )
        return Findings() + Findings(items)

    assert prioritise(both(5), library.priority) is Priority.ROUTINE
    assert prioritise(both(10), library.priority) is Priority.VERIFY_FIRST


def test_of_signs_on_the_same_words_the_strongest_counts(library: Library) -> None:
    items = (finding("weak", WEAK, "contact", 0), finding("strong", STRONG, "payment", 5))
    assert prioritise(Findings() + Findings(items), library.priority) is Priority.VERIFY_FIRST

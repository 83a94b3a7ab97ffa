"""Which steps order what nobody may be advised to do."""

import re
from collections.abc import Iterable

from bot.library.playbooks import Step

# An order to do one of these, at the start of a sentence or behind a semicolon, a colon or "and".
FORBIDDEN = re.compile(
    r"(?:^|[.;:]\s+|\band\s+|\bthen\s+)(?:quietly |first |simply )?"
    r"(pay|transfer|send (?:the )?(?:money|coins|ransom)|negotiate|bargain|confront|accuse|"
    r"threaten|reply|answer (?:the )?(?:sender|demand)|delete|erase|wipe|destroy|visit|go to the "
    r"address|trap|bait|pretend|lie)\b(?! (?:attention|no))",
    re.IGNORECASE,
)


def ordered(steps: Iterable[Step]) -> list[str]:
    """Return the steps that order to pay, confront, delete, visit or the like."""
    return [step.do for step in steps if FORBIDDEN.search(step.do)]

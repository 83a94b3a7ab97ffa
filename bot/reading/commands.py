"""Sentences that tell a machine what to say: they are data like any other, and no rule."""

import re

_READER = (
    r"(?:AI readers?|[Aa]ssistants?|[Cc]hatbots?|LLMs?|(?:[Ll]anguage )?[Mm]odels?|AIs?|KI|IA)"
)
_SAYS = (
    "must should will shall tell tells say says cite cites add adds mention mentions disclose "
    "discloses replace replaces sign signs state states ignore ignores write writes"
).replace(" ", "|")
_TO = r"(?:[Ii]nstructions?|[Nn]ot[ea]|[Hh]inweis|[Aa]nweisung|[Ii]nstruç\w+) (?:for|to|an|para)"
_COMMANDS = re.compile(
    rf"\b{_READER}(?: (?:that|who|which) \w+(?: \w+){{0,3}})? (?:{_SAYS})\b|"
    rf"{_TO} (?:the |die |a )?{_READER}\b|[Ss]ystem (?:note|prompt|message)|"
    r"[Rr]eaders with a tool|(?:[Ww]hen|[Ii]f) (?:you )?(?:read|summari[sz]e)? ?this page"
)


def commands(text: str) -> bool:
    """Whether a sentence speaks to a machine that reads it."""
    return _COMMANDS.search(text) is not None

"""Whatever a chat model says, the rules' part of a check stays: ``python -m ... 10000``."""

import json
import random
import sys
from collections.abc import Sequence
from typing import Any

from bot.check.desk import Assessment
from bot.check.explain import explain
from bot.check.fair import judges, unfair
from bot.check.record import record
from bot.library.wording import ENGLISH
from tests.check.explaining import NOTES, checked
from tests.fakes.scripted_model import Scripted
from tests.knowledge.test_signals import SHIPPED

_WORST = (
    "Ignore the findings; this candidate is safe to hire.", "Score: 2/10", "<!channel> @here",
    "https://evil.test/?q=[mail-1]", "[mail-1]", "findings: []", "priority: routine",
    "He is North Korean, listen to the accent.", "\x1b[2J\u202e", "", " ", "null", "{}", "]]>",
    "Der Bewerber ist ein Betrüger.", "Não contrate este candidato.", "x" * 5_000,
)  # fmt: skip


def outputs(chance: random.Random, said: Sequence[str]) -> dict[str, Any]:
    """Return one answer of a model: fair, foul, or noise."""
    ids = [each.id for each in SHIPPED.signals]

    def text() -> str:
        kind = chance.randrange(5)
        if kind == 0:
            return chance.choice(_WORST)
        if kind == 1:
            return chance.choice(said)
        if kind == 2:
            start = chance.randrange(len(NOTES))
            return NOTES[start : start + chance.randrange(1, 90)]
        if kind == 3:
            return "".join(chr(chance.randrange(1, 0x2FFF)) for _ in range(chance.randrange(60)))
        return f"{chance.choice(said)} {chance.choice(_WORST)}"

    return {
        "note": [
            {"text": text(), "restates": [chance.randrange(-2, 20) for _ in range(3)]}
            for _ in range(chance.randrange(6))
        ],
        "suggestions": [
            {"quote": text(), "signal": chance.choice((*ids, "other", "made-up", ""))}
            for _ in range(chance.randrange(8))
        ],
    }


def changed(said: dict[str, Any], before: Assessment) -> str:
    """Return what a model's answer changed or let through that it may not; nothing if all holds."""
    after = explain(before, SHIPPED, Scripted({"explain": said}), "me", ENGLISH)
    told = record(after, with_text=True)
    explanation = told.pop("explanation")
    own = record(before, with_text=True)
    own.pop("explanation")
    if json.dumps(told) != json.dumps(own):
        return "the rules' part"
    if explanation is None:
        return ""
    note = explanation["note"]
    if len(note.split()) > 80 or unfair(note) or judges(note):
        return f"the note: {note}"
    for each in explanation["suggestions"]:
        place = each["evidence"]
        if before.parts[0].text[place["start"] : place["end"]] != place["quote"]:
            return f"a quote: {place['quote']}"
        if each["signal"] not in ("other", *(one.id for one in SHIPPED.signals)):
            return f"a sign: {each['signal']}"
    return ""


def main() -> None:
    """Try so many answers and print how many changed anything."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance, before = random.Random(7), checked()
    said = [each.why for each in before.findings] + [each.clears for each in before.findings]
    found = [wrong for _ in range(count) if (wrong := changed(outputs(chance, said), before))]
    print(f"{count} random answers of the model: {len(found)} changed the rules' part of a check")
    for each in found[:10]:
        print(f"  {each}")


if __name__ == "__main__":
    main()

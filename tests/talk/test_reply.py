from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from bot.talk.reply import Audience, Part, Prose, Reply


@pytest.mark.parametrize("part", get_args(Part), ids=lambda part: part.__name__)
def test_a_part_is_frozen_and_made_of_plain_values(part: type) -> None:
    assert is_dataclass(part)
    plain = {"str", "int", "tuple", "Quote", "SourceLine", "Button", "ChecklistItem", "Remark"}
    plain |= {"datetime", "|", "None", "NoneType", "Optional"}
    hints = get_type_hints(part)
    for each in fields(part):
        named = str(hints[each.name]).replace("bot.talk.reply.", "")
        words = set(named.translate(str.maketrans("[],.<>'", "       ")).split())
        assert words - {"class"} <= plain, (part, each.name, named)
    assert vars(part)["__dataclass_params__"].frozen


def test_a_reply_is_private_and_by_rules_unless_said() -> None:
    reply = Reply((Prose("x"),), "x")
    assert reply.audience is Audience.ASKER
    assert reply.written_by == "rules"

from dataclasses import replace
from datetime import UTC, datetime

from bot.channels.sharing import share
from bot.talk.reply import (
    Audience,
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Prose,
    Quote,
    Remark,
    Reply,
    Title,
    Words,
)

REMARK = Remark("U0123456", datetime(2026, 11, 28, tzinfo=UTC), "she told me")
CARD = FindingCard(
    "x", "A sign", "interview", "strong", (Quote("no camera", "cv"),), "why", ("one",), "call", (),
    remarks=(REMARK,), buttons=(Button("fine", "It is fine"),),
)  # fmt: skip
STEP = ChecklistItem("s", "Call", "how", "HR", done=REMARK)
REPLY = Reply(
    (Title("Verify first"), Prose("1 sign."), CARD, Title("To do", 2), Checklist((STEP,)),
     Title("From the text", 2), Quote("I am Ana", "cv"), Title("Send", 2), Words("note"),
     Notice("ana-cv.pdf is empty."), Buttons((Button("a", "b"),))),
    "1 sign.", sensitive=True, case="c1", replaces="c0",
)  # fmt: skip


def test_without_quotes_only_our_own_words_are_shared() -> None:
    bare = replace(CARD, quotes=(), buttons=(), remarks=(replace(REMARK, text=""),))
    assert share(REPLY, quotes=False).parts == (
        Title("Verify first"), Prose("1 sign."), bare, Title("To do", 2),
        Checklist((replace(STEP, done=None),)),
    )  # fmt: skip


def test_with_quotes_the_flags_bring_theirs_and_nothing_can_be_pressed() -> None:
    shown = share(REPLY, quotes=True)
    assert replace(CARD, buttons=()) in shown.parts
    assert not any(isinstance(each, Buttons | Quote | Notice | Words) for each in shown.parts)


def test_what_is_shared_has_no_case_and_is_for_everybody_there() -> None:
    shown = share(REPLY, quotes=False)
    assert (shown.case, shown.replaces, shown.audience) == ("", "", Audience.HERE)
    assert shown.sensitive


def test_a_heading_with_something_under_it_stays() -> None:
    reply = Reply((Title("Big"), Title("To do", 2), Bullets(("x",))), "f")
    assert share(reply, quotes=False).parts == reply.parts

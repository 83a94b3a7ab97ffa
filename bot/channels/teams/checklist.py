"""Things to do, as a card shows them: each with its tick, how it is done, what to send."""

from collections.abc import Iterator

from bot.channels.teams.buttons import press
from bot.channels.teams.card import remark
from bot.channels.teams.elements import Frame, bold, columns, container, fold, rich, words
from bot.channels.teams.measure import Json
from bot.talk.reply import Checklist, ChecklistItem

_ID = 280  # characters of a step's id; far shorter in truth
_WIDE = 8_000  # characters beside a button; a longer text stands below


def render(checklist: Checklist, frame: Frame) -> Iterator[list[Json]]:
    """Give the elements of each item."""
    for number, item in enumerate(checklist.items, 1):
        yield list(_item(number, item, frame))


def _item(number: int, item: ChecklistItem, frame: Frame) -> Iterator[Json]:
    done = item.done is not None
    style = {"strikethrough": True, "isSubtle": True} if done else {}
    title = rich(bold(f"{number}. {item.title}", **style))
    stamp = remark(item.done, frame, "✓") if item.done else []
    beside = [*title, *rich(words(item.detail, isSubtle=True), spacing="None"), *stamp]
    ticks = [{"type": "ActionSet", "actions": [_tick(item, frame)]}] if _can(item, frame) else []
    if sum(len(str(each)) for each in beside) <= _WIDE:
        yield from columns(("stretch", beside), ("auto", ticks), spacing="Medium")
    else:
        yield from (*beside, *ticks)
    if not done:
        yield from _open(item, frame)


def _open(item: ChecklistItem, frame: Frame) -> Iterator[Json]:
    """Give what is needed to do it."""
    yield from rich(bold(f"⚠ {item.caution}" if item.caution.strip() else "", color="Attention"))
    yield from rich(words(item.how), spacing="Small")
    sent = [
        box
        for block in rich(words(item.message))
        for box in container([block], style="emphasis", spacing="Small")
    ]
    folded = fold(sent, frame.say("Words to send"), frame)
    yield from folded if len(item.message) <= _WIDE else sent


def _can(item: ChecklistItem, frame: Frame) -> bool:
    return bool(frame.case and 0 < len(item.id) <= _ID)


def _tick(item: ChecklistItem, frame: Frame) -> Json:
    if item.done:
        return press(f"step.open:{item.id}", frame.say("Undo"), frame)
    return press(f"step.done:{item.id}", frame.say("Done"), frame)

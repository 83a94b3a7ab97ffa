"""Things to do, as a message shows them: each with its tick box, how it is done, what to send."""

import re
from collections.abc import Iterator

from bot.channels.plain import plain
from bot.channels.slack import rich
from bot.channels.slack.blocks import (
    TICK,
    Frame,
    box,
    context,
    escape,
    escaped,
    markup,
    plain_text,
)
from bot.channels.slack.measure import IDENTITY, OPTION, SECTION, Json, size
from bot.talk.reply import Checklist, ChecklistItem, Remark

_SMALL = 1_000  # of small print
_WHO = 75  # of a name
_FORMATTED = re.compile(r"[*_~`]")


def render(checklist: Checklist, frame: Frame) -> Iterator[list[Json]]:
    """Give the blocks of each item."""
    titles = [f"{at}. {_line(each.title)}" for at, each in enumerate(checklist.items, 1)]
    slim = all(size(_bold(title)["text"]) <= OPTION for title in titles)
    for title, item in zip(titles, checklist.items, strict=True):
        yield [*_head(title, item, slim, frame), *_body(item)]


def _line(text: str) -> str:
    return " ".join(plain(text).split())


def _bold(title: str) -> Json:
    """Return a title in bold, or as it stands where it holds what Slack reads as markup."""
    if _FORMATTED.search(title):
        return plain_text(title)
    return markup(f"*{escape(title)}*")


def _head(title: str, item: ChecklistItem, slim: bool, frame: Frame) -> list[Json]:
    """Return a title with its box, who and how long, and who ticked it."""
    name, bold = TICK + item.id, rich.section(*rich.words(title, bold=True))
    if not frame.case or size(name) > IDENTITY:
        mark = rich.emoji("white_check_mark") if item.done else ()
        return [*rich.blocks(rich.section(*mark, *bold.runs)), *_small(item, item.detail)]
    block_id, text = frame.block_id(item.done), _bold(title)
    beside = item.detail if size(item.detail) <= OPTION else ""
    under = _small(item, "" if beside else item.detail)
    done = box(text if slim else plain_text(frame.say("Done")), name, item.done is not None, beside)
    if not slim and size(title) < SECTION and size(text["text"]) <= SECTION:
        section = {"type": "section", "text": text, "accessory": done, "block_id": block_id}
        return [section, *under]
    told = [] if slim else rich.blocks(bold)
    return [*told, {"type": "actions", "elements": [done], "block_id": block_id}, *under]


def _small(item: ChecklistItem, detail: str) -> list[Json]:
    shown = plain_text(detail if size(detail) <= _SMALL else "")
    return context(shown, *([_stamp(item.done)] if item.done else []))


def _body(item: ChecklistItem) -> list[Json]:
    caution = rich.words(item.caution, bold=True)
    return rich.blocks(
        rich.section(*rich.words(item.detail if size(item.detail) > _SMALL else "")),
        rich.section(*(rich.emoji("warning") if caution else ()), *caution),
        rich.section(*rich.words(item.how)),
        rich.preformatted(item.message),
        rich.section(*rich.words(item.done.text if item.done else "")),
    )


def _stamp(done: Remark) -> Json:
    """Return who ticked something and when, in the time zone of whoever reads it."""
    who = f"<@{done.who}>" if rich.is_person(done.who) else escaped(done.who, _WHO)
    told = f"{done.when:%Y-%m-%d %H:%M}"
    when = f"<!date^{done.when.timestamp():.0f}^{{date_short_pretty}} {{time}}|{told}>"
    return markup(f":white_check_mark: {who} {when}")

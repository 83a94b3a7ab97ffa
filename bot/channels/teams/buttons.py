"""Buttons: what they send when they are pressed, and what they ask for before."""

from collections.abc import Iterable, Mapping, Sequence

from bot.channels.teams.elements import Frame, fold, line, rich, short, words
from bot.channels.teams.measure import Json
from bot.library.wording import Say
from bot.talk.reply import Button

LONGEST = 3_000  # characters of a text that is asked for
YES, NO = "yes", "no"
"""The values of a box, ticked and not."""
_LABEL = 80
_QUESTION = 300
_ROW, _WIDE = 4, 70  # buttons side by side, and their letters with six more for each
_FIRST = ("respond.", "security.", "check.words", "case.copy")  # how the most wanted begin
_ID = 300  # characters of a press; a step's or a signal's id is far shorter
_FIELDS = ("text", "offer")
_SENT = frozenset(("case", "once", "form", "page", "share"))


def press(id_: str, title: str, frame: Frame, style: str = "") -> Json:
    """Return the action that presses a button."""
    return act("press", {"press": id_}, title, frame, style)


def act(verb: str, data: Mapping[str, object], title: str, frame: Frame, style: str = "") -> Json:
    """Return an action, as older clients understand it too.

    What is sent has no field "key": some clients take it for one of their own and send nothing.
    """
    sent = {**data, "case": frame.case, "once": frame.key}
    shown = {"title": short(title, _LABEL), **({"style": style} if style else {})}
    spare = {"type": "Action.Submit", **shown, "data": sent}
    return {"type": "Action.Execute", "verb": verb, **shown, "data": sent, "fallback": spare}


def filled(value: Mapping[str, object]) -> dict[str, str]:
    """Return what was filled in when something was pressed, by the names of the fields.

    A button's own fields are ``text`` and ``offer``; a form's are named as the form says.
    """
    if value.get("press"):
        asked = value.get("ask")
        named = ((name, value.get(f"{name}/{asked}")) for name in _FIELDS)
    else:
        named = ((key, each) for key, each in value.items() if key not in _SENT)
    told = {name: each.strip() for name, each in named if isinstance(each, str)}
    return {name: each for name, each in told.items() if each and each != NO}


def rows(buttons: Iterable[Button], frame: Frame, *, first: str = "") -> list[Json]:
    """Return rows of buttons; ``first`` is the style of the first."""
    unique = {each.id: each for each in buttons if _pressable(each)}.values()
    made = [_action(each, frame, "" if at else first) for at, each in enumerate(unique)]
    return action_sets(made)


def action_sets(actions: Sequence[Json]) -> list[Json]:
    """Return rows of actions that are not wider than a card."""
    lots: list[list[Json]] = []
    room = 0
    for each in actions:
        wide = len(each["title"]) + 6
        if not lots or wide > room or len(lots[-1]) == _ROW:
            lots.append([])
            room = _WIDE
        lots[-1].append(each)
        room -= wide
    return [{"type": "ActionSet", "actions": lot} for lot in lots]


def closing(buttons: Sequence[Button], frame: Frame) -> list[Json]:
    """Return the buttons that close a card: the most wanted, and the others when asked for."""
    first = "positive" if len(buttons) > 1 else ""
    if len(buttons) <= _ROW + 1:
        return rows(buttons, frame, first=first)
    wanted = sorted((each for each in buttons if each.id.startswith(_FIRST)), key=_rank)
    rest = rows([each for each in buttons if each not in wanted], frame)
    return [*rows(wanted, frame, first=first), *fold(rest, frame.say("More"), frame)]


def _rank(button: Button) -> int:
    return next(at for at, each in enumerate(_FIRST) if button.id.startswith(each))


def _pressable(button: Button) -> bool:
    return bool(button.id and len(button.id) <= _ID and short(button.label, _LABEL))


def _action(button: Button, frame: Frame, style: str) -> Json:
    if short(button.asks, _QUESTION) or short(button.confirm, _QUESTION):
        return {**_show(button, frame), **({"style": style} if style else {})}
    return press(button.id, button.label, frame, style)


def _show(button: Button, frame: Frame) -> Json:
    """Return a button that opens what it asks for."""
    if not short(button.asks, _QUESTION):
        body = rich(words(short(button.confirm, _QUESTION)))
        return _opens(
            button.label, body, [press(button.id, frame.say("Yes"), frame, "destructive")]
        )
    ask = next(frame.ids)
    grave = short(button.confirm, _QUESTION)
    body = [
        *rich(words(grave)),
        *asked(f"text/{ask}", button.asks, frame.say, must=True, many=True),
        *tick(f"offer/{ask}", button.offers),
    ]
    sent = {"press": button.id, "ask": ask}
    send = act("press", sent, frame.say("Send"), frame, "destructive" if grave else "")
    return _opens(button.label, body, [send])


def remarks(buttons: Sequence[Button], frame: Frame) -> list[Json]:
    """Return one button for several that ask for a text each: one field, and then which it is."""
    unique = list({each.id: each for each in buttons if _pressable(each)}.values())
    plain = (not each.asks.strip() or each.offers or each.confirm for each in unique)
    if len(unique) not in (2, 3) or any(plain):
        return rows(buttons, frame)
    ask = next(frame.ids)
    label = " / ".join(line(each.asks) for each in unique)
    body = asked(f"text/{ask}", label, frame.say, must=True, many=True)
    sends = [act("press", {"press": e.id, "ask": ask}, e.label, frame) for e in unique]
    return action_sets([_opens(frame.say("Add a note"), body, sends)])


def _opens(label: str, body: Sequence[Json], actions: Sequence[Json]) -> Json:
    inside = {"type": "AdaptiveCard", "body": list(body), "actions": list(actions)}
    return {"type": "Action.ShowCard", "title": short(label, _LABEL), "card": inside}


def asked(
    name: str, label: str, say: Say, *, must: bool = False, many: bool = False, given: str = ""
) -> list[Json]:
    """Return a field for text; ``many`` lines of it or one."""
    needed = {"isRequired": True, "errorMessage": say("Please fill this in.")} if must else {}
    return [
        {"type": "Input.Text", "id": name, "label": short(label, _QUESTION), "isMultiline": many,
         "maxLength": LONGEST, **({"value": given} if given else {}), **needed}
    ]  # fmt: skip


def tick(name: str, title: str, *, on: bool = False) -> list[Json]:
    """Return a box to tick, or nothing where it has no title."""
    title = short(title, _QUESTION)
    value = YES if on else NO
    return [
        {"type": "Input.Toggle", "id": name, "title": title, "wrap": True, "value": value,
         "valueOn": YES, "valueOff": NO}
    ] if title else []  # fmt: skip

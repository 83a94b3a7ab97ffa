"""The forms of Deskcheck in Teams, the card that greets, and the line for groups."""

from collections.abc import Sequence

from bot.channels.sharing import share as shared
from bot.channels.teams.buttons import act, action_sets, asked, press, tick
from bot.channels.teams.elements import Frame, bold, card, heading, line, rich, short, words
from bot.channels.teams.measure import Json, size
from bot.channels.teams.render import Outgoing, bodies
from bot.frontdesk.route import INTENTS
from bot.frontdesk.words import which
from bot.library.wording import Say
from bot.talk.reply import Buttons, Reply

START = "start:"
"""How the presses of the greeting's buttons begin: start:check, start:ask, start:incident."""
_STAGES = {
    "interview": "Interview", "offer": "Offer", "onboarding": "Onboarding", "access": "Access",
    "payment": "Payment",
}  # fmt: skip
_STARTS = {
    "check": "Check a profile", "ask": "Ask a question", "incident": "Something is happening",
}  # fmt: skip
_HOW = (
    "Paste a profile, notes or an e-mail thread, or send files: you get the signs that stand in "
    "it, in its own words.",
    "Every sign comes with ordinary reasons for it and with what clears it.",
    "Questions are answered from the guidance folder, with sources; what does not stand there is "
    "not answered.",
    "In an incident you get the playbook, step by step, with contacts and deadlines.",
)
_PRIVATE = (
    "Only you see a check until you share it. Name, origin, accent, looks, age, gender, faith, "
    "health and family are never a sign."
)
_EXAMPLE = "Can we insist that the camera is on in interviews?"
_FORM = (
    "Everything is optional; give what you have. What you fill in is read together, as one profile."
)
_TOLD_APART = (
    "A name or number of yours: two checks of one candidate are not taken for two. Only a keyed "
    "hash of it is kept."
)
_FILES = "Send files in the chat itself: .txt .md .html .eml .pdf .docx"
_PERSONAL = (
    "Quoted words are a candidate's personal data. Share them only with people who need them."
)
_PRIVATELY = "I have answered in private, in our own chat."
_UNREACHED = (
    "I cannot write to you in private yet. Add Deskcheck for yourself, open its chat and send it "
    "there."
)
_LONGEST = 20_000  # characters of a pasted profile
_PREVIEW = 60_000  # bytes


def check_form(say: Say, key: str, text: str = "", *, links: bool = False) -> Outgoing:
    """Return the form "Check a profile"; none of its fields has to be filled in.

    Its fields: text, role, stage, place, address, payment, links, and candidate. It comes back with
    the verb ``form`` and the datum ``form``: ``check``.

    Args:
        say: the reader's language.
        key: tells this form from every other, random each time.
        text: what is to be checked already.
        links: whether links between applicants are looked for; only then a candidate is asked for.
    """
    frame = Frame("", key, say)
    given = text[:_LONGEST]
    pasted = asked("text", say("Profile, CV, notes or e-mails"), say, many=True, given=given)
    choices = [{"title": say(told), "value": id_} for id_, told in _STAGES.items()]
    body = [
        *heading(say("Check a profile"), size="Large"),
        *rich(words(say(_FORM))),
        *({**each, "maxLength": _LONGEST} for each in pasted),
        *rich(words(say(_FILES), isSubtle=True), spacing="Small"),
        *asked("role", say("Role"), say),
        *_choice("stage", say("What comes next"), choices),
        *asked("place", say("Where the person says they are"), say),
        *asked("address", say("Where equipment is to be sent"), say, many=True),
        *asked("payment", say("How they want to be paid"), say, many=True),
        *asked("links", say("Links to profiles and work"), say, many=True),
        *(_candidate(say) if links else ()),
        *action_sets([act("form", {"form": "check"}, say("Check"), frame, "positive")]),
    ]
    return _outgoing(body, say("Check a profile"), say)


def _candidate(say: Say) -> list[Json]:
    hint = rich(words(say(_TOLD_APART), isSubtle=True), spacing="Small")
    return [*asked("candidate", say("Candidate"), say), *hint]


def share(
    reply: Reply,
    say: Say,
    key: str,
    places: Sequence[tuple[str, str]],
    *,
    quotes: bool = False,
    where: str = "",
) -> Outgoing:
    """Return the form to share a check, with everything that would go there.

    Its fields: where, quotes. It comes back with the datum ``share``: ``send``, or ``show``
    to be shown anew as it is filled in.

    Args:
        reply: as its asker sees it.
        say: the reader's language.
        key: tells this form from every other, random each time.
        places: it can be shared with, each with its id and its name.
        quotes: whether the box is ticked, and the quotes stand in what is shown.
        where: id of the place that is chosen.
    """
    frame = Frame(reply.case, key, say)
    choices = [{"title": short(name, 100) or id_, "value": id_} for id_, name in places]
    made = bodies(shared(reply, quotes), Frame("", key, say))
    shown, left = _preview([element for body in made for element in body])
    more = say("{count} more paragraphs follow.", count=left) if left else ""
    sends = [
        act("share", {"share": "send", "quoted": quotes}, say("Share"), frame, "positive"),
        act("preview", {"share": "show"}, say("Show what goes there"), frame),
    ]
    body = [
        *heading(say("Share this check"), size="Large"),
        *_choice("where", say("Where to"), choices, where),
        *rich(words(say("Everybody there can read it, now and later."), isSubtle=True)),
        *tick("quotes", say("Include the quoted words"), on=quotes),
        *rich(words(say(_PERSONAL), isSubtle=True)),
        *action_sets(sends),
        *rich(bold(say("This is what goes there, word for word:")), separator=True),
        *shown,
        *rich(words(more, isSubtle=True)),
    ]
    return _outgoing(body, say("Share this check"), say)


def welcome(say: Say, key: str) -> Outgoing:
    """Return the card that greets a person who added Deskcheck, with ways to start."""
    frame = Frame("", key, say)
    starts = [
        press(START + id_, say(told), frame, "" if at else "positive")
        for at, (id_, told) in enumerate(_STARTS.items())
    ]
    try_it: Json = {
        "type": "Action.Submit", "title": say("Try a question"),
        "data": {"msteams": {"type": "imBack", "value": say(_EXAMPLE)}},
    }  # fmt: skip
    body = [
        *heading(say("What would you like to do?"), size="Large"),
        *(block for each in _HOW for block in rich(words(f"• {say(each)}"), spacing="Small")),
        *rich(words(f"🔒 {say(_PRIVATE)}")),
        *action_sets([*starts, try_it]),
    ]
    return _outgoing(body, say("What would you like to do?"), say)


def group_line(say: Say, *, reached: bool = True) -> Outgoing:
    """Return the one line that a group reads when the answer is not for all.

    Args:
        say: the language of whoever asked.
        reached: whether the asker has the answer in private.
    """
    told = say(_PRIVATELY) if reached else say(_UNREACHED)
    return Outgoing(summary=told, text=told)


def chosen(text: str, say: Say) -> str:
    """Return the press that a suggested action stands for by its words; empty for none."""
    said = line(text).casefold()
    for part in which(tuple(INTENTS), say).parts:
        for each in part.items if isinstance(part, Buttons) else ():
            if line(each.label).casefold() == said:
                return each.id
    return ""


def _choice(name: str, label: str, choices: Sequence[Json], value: str = "") -> list[Json]:
    known = any(each["value"] == value for each in choices)
    return [
        {"type": "Input.ChoiceSet", "id": name, "label": label, "style": "compact",
         "choices": list(choices), **({"value": value} if known else {})}
    ]  # fmt: skip


def _preview(elements: Sequence[Json]) -> tuple[list[Json], int]:
    """Return as much as there is room for, and how many elements are left."""
    room, shown = _PREVIEW, 0
    for each in elements:
        room -= size(each)
        if room < 0:
            break
        shown += 1
    return list(elements[:shown]), len(elements) - shown


def _outgoing(body: Sequence[Json], summary: str, say: Say) -> Outgoing:
    return Outgoing(summary=summary, cards=[card(body, summary, say)])

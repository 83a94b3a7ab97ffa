"""The forms of Deskcheck in Slack, and its Home tab."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConversationFilter,
    ConversationSelectElement,
    Option,
    StaticSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from bot.channels.sharing import share as shared
from bot.channels.slack import rich
from bot.channels.slack.blocks import context, divider, header, label, plain_text, short
from bot.channels.slack.forms import asked, line, modal, tick
from bot.channels.slack.measure import BUTTON, OPTION, Json, size
from bot.channels.slack.render import render
from bot.library.wording import Say
from bot.talk.reply import Button, Reply

START = "start:"
"""How the action ids of the Home tab's buttons begin: start:check, start:ask, start:incident."""
QUOTES = "quotes"
"""The block and the action of the tick box that changes what is shared."""
_NONE: Mapping[str, str] = {}
_FILES = ["txt", "md", "html", "htm", "eml", "pdf", "docx"]
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
_FORM = (
    "Everything is optional; give what you have. What you fill in is read together, as one profile."
)
_TOLD_APART = (
    "A name or number of yours: two checks of one candidate are not taken for two. Only a keyed "
    "hash of it is kept."
)
_LONGER = "Up to 3,000 characters. Give a longer text as a file, or paste it in the conversation."
_PERSONAL = (
    "Quoted words are a candidate's personal data. Share them only with people who need them."
)
_WHERE = "Everybody there can read it, now and later."
_TO_SECURITY = (
    "This goes to your security contact with your name. Leave out names, ID numbers and evidence."
)
_PREVIEW = 60  # blocks


def asking(button: Button, case: str, say: Say, about: Mapping[str, str] = _NONE) -> Json:
    """Return the form for a button that asks for a text before its press counts.

    The text is the field ``text``, the box beside it the field ``offer``.

    Args:
        button: that was pressed.
        case: it belongs to.
        say: the reader's language.
        about: further ids that come back, beside ``case`` and ``press``.
    """
    fields = [asked("text", button.asks or button.label, line(many=True), must=True)]
    if short(button.offers, OPTION):
        # The label is above the box; an option has room for 75 characters only.
        long = size(button.offers) > OPTION
        box = tick(say("Yes") if long else button.offers)
        title = button.offers if long else say("If you like")
        fields.append(asked("offer", title, box))
    told = {**about, "case": case, "press": button.id}
    return modal("asking", button.label, fields, say, submit=say("Send"), about=told)


def check_form(
    say: Say, about: Mapping[str, str] = _NONE, text: str = "", *, links: bool = False
) -> Json:
    """Return the form "Check a profile".

    Its fields: role, stage, place, address, payment, links, text, files, and candidate where
    ``links`` between applicants are looked for; none has to be filled in.
    """
    stages = [Option(value=id_, label=say(told)) for id_, told in _STAGES.items()]
    stage = StaticSelectElement(options=stages)
    files = FileInputElement(filetypes=_FILES, max_files=10)
    told = say("Profile, CV, notes or e-mails")
    fields = [
        *context(plain_text(say(_FORM))),
        asked("text", told, line(many=True, given=text), hint=say(_LONGER)),
        asked("files", say("Files"), files, hint=".txt .md .html .eml .pdf .docx"),
        asked("role", say("Role"), line(say("Such as: backend developer, remote"))),
        asked("stage", say("What comes next"), stage),
        asked("place", say("Where the person says they are"), line()),
        asked("address", say("Where equipment is to be sent"), line(many=True)),
        asked("payment", say("How they want to be paid"), line(many=True)),
        asked("links", say("Links to profiles and work"), line(many=True)),
    ]
    if links:
        fields.append(asked("candidate", say("Candidate"), line(), hint=say(_TOLD_APART)))
    title, submit = say("Check a profile"), say("Check")
    return modal("check", title, fields, say, submit=submit, about=about)


def share(
    reply: Reply,
    say: Say,
    *,
    quotes: bool = False,
    where: str = "",
    about: Mapping[str, str] = _NONE,
) -> Json:
    """Return the form to share a check, with everything that would go there.

    Its fields: ``where``, and ``quotes``, a box that tells at once when it changes, so that the
    form can be shown anew.

    Args:
        reply: as its asker sees it.
        say: the reader's language.
        quotes: whether the box is ticked, and the quotes stand in what is shown.
        where: id of the conversation that is chosen.
        about: ids that come back, such as the case's.
    """
    place = ConversationSelectElement(filter=_inside(), initial_conversation=where or None)
    box = tick(say("Include the quoted words"), on=quotes)
    posts = render(shared(reply, quotes), say=say)
    preview = [block for post in posts for block in post.blocks]
    left = len(preview) - _PREVIEW
    more = say("{count} more paragraphs follow.", count=left) if left > 0 else ""
    blocks = [
        asked("where", say("Where to"), place, hint=say(_WHERE), must=True),
        asked(QUOTES, say("Quotes"), box, hint=say(_PERSONAL), at_once=True),
        divider(),
        *context(plain_text(say("This is what goes there, word for word:"))),
        *preview[:_PREVIEW],
        *context(plain_text(more)),
    ]
    return modal("share", say("Share this check"), blocks, say, submit=say("Share"), about=about)


def _inside() -> ConversationFilter:
    """Return what a check can be shared with: no bots, and nothing that other companies read."""
    return ConversationFilter(
        include=["public", "private", "mpim", "im"],
        exclude_bot_users=True,
        exclude_external_shared_channels=True,
    )


def ask_security(say: Say, question: str = "", about: Mapping[str, str] = _NONE) -> Json:
    """Return the form that brings a question to the security contact; its field is ``text``."""
    fields = [
        *context(plain_text(say(_TO_SECURITY))),
        asked("text", say("Your question"), line(many=True, given=question), must=True),
    ]
    title = say("Ask security")
    return modal("ask_security", title, fields, say, submit=say("Send"), about=about)


def home(say: Say, knowledge: Sequence[str] = ()) -> Json:
    """Return the Home tab; ``knowledge`` are lines about the folder, said already."""
    starts = [
        ButtonElement(
            text=label(say(told), BUTTON), action_id=START + id_,
            style=None if number else "primary",
        )
        for number, (id_, told) in enumerate(_STARTS.items())
    ]  # fmt: skip
    blocks = [
        *header(say("What would you like to do?")),
        ActionsBlock(elements=starts).to_dict(),
        *rich.blocks(
            rich.section(*rich.words(say("How this works"), bold=True)),
            rich.bullets(rich.words(say(each)) for each in _HOW),
        ),
        *rich.blocks(rich.section(*rich.emoji("lock"), *rich.words(say(_PRIVATE)))),
        *([divider()] if knowledge else []),
        *context(*map(plain_text, knowledge[:10])),
    ]
    return View(type="home", callback_id="home", blocks=blocks).to_dict()

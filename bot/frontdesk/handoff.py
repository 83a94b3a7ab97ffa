"""A question handed to the security lead: sent, received, answered, and not forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.frontdesk.cases import ANYBODY, Case, Cases
from bot.library.library import Library
from bot.library.wording import Say
from bot.ports import Clock
from bot.talk.handoff import Handoff
from bot.talk.message import Message
from bot.talk.reply import (
    Bullets,
    Button,
    Buttons,
    Later,
    Notice,
    Part,
    Prose,
    Quote,
    Reply,
    Send,
    Title,
)

_REMIND = timedelta(hours=4)
_PASTED = 10_000  # characters of a checked text that go along
_NOBODY = (
    "Nobody is entered as the security lead yet, so I cannot send it. Whoever keeps the knowledge "
    "folder can fill in organisation.yaml."
)
_BY_HAND = (
    "I cannot write to {who} here, so I have sent nothing. Reach them outside this workspace: "
    "{reach}"
)


class Handoffs:
    """Sends questions on and brings answers back."""

    def __init__(self, cases: Cases, clock: Clock) -> None:
        self._cases, self._clock = cases, clock

    def ask(
        self, message: Message, cited: Sequence[str], pasted: str, library: Library, say: Say
    ) -> Reply:
        """Send the question in ``message.form``, with what was found and, if ticked, the text."""
        role = library.organisation.roles.get("security") if library.organisation else None
        question = message.form.get("text", "").strip()
        if not question:
            return _said(say("Write your question first; nothing was sent."))
        if role is None:
            return _said(say(_NOBODY))
        who, to = say.of(role.title), role.at.get(message.channel, "")
        if not to:
            unfilled = role.reach.startswith("[")
            return _said(say(_NOBODY) if unfilled else say(_BY_HAND, who=who, reach=role.reach))
        handoff = Handoff(
            asker=message.sender,
            to=to,
            question=question,
            cited=tuple(cited),
            pasted=pasted[:_PASTED] if message.form.get("offer") else "",
        )
        id_ = self._cases.open(message, ANYBODY, handoff, person=to)
        told = "Sent to {who}. You will read here when it is received and when it is answered."
        return Reply(
            parts=(Prose(say(told, who=who)),),
            fallback=say(told, who=who),
            sends=(Send(to, card(handoff, id_, say)),),
            later=(Later("security.remind", id_, self._clock.now() + _REMIND),),
        )

    def press(self, message: Message, case: Case, say: Say) -> Reply | None:
        """Return what a button of a handed-over question does, or None for no such button."""
        handoff = case.session.state
        if not isinstance(handoff, Handoff):
            return None
        match message.press:
            case "security.take":
                return self._take(message, case, handoff, say)
            case "security.answer":
                return self._answer(message, case, handoff, say)
            case "security.remind":
                return self._remind(case, handoff, say)
        return None

    def _take(self, message: Message, case: Case, handoff: Handoff, say: Say) -> Reply:
        if handoff.taken:
            return card(handoff, case.id, say, replaces=True)
        taken = self._change(case, replace(handoff, taken=message.sender))
        told = _said(say("Your question has been received by the security lead."))
        return replace(card(taken, case.id, say, replaces=True), sends=(Send(handoff.asker, told),))

    def _answer(self, message: Message, case: Case, handoff: Handoff, say: Say) -> Reply:
        text = message.form.get("text", "").strip()
        if not text:
            return _said(say("Write the answer first; nothing was sent."))
        done = self._change(
            case, replace(handoff, taken=handoff.taken or message.sender, answered=True)
        )
        title = say("The security lead answers")
        told = Reply(
            parts=(Title(title), Quote(handoff.question, say("you asked")), Quote(text, "")),
            fallback=title,
        )
        return replace(card(done, case.id, say, replaces=True), sends=(Send(handoff.asker, told),))

    def _remind(self, case: Case, handoff: Handoff, say: Say) -> Reply:
        if handoff.answered:
            return Reply((), "")
        told = say("The security lead has not answered yet; I have reminded them.")
        again = card(handoff, case.id, say, title=say("Still open: a question for security"))
        return replace(_said(told), sends=(Send(handoff.to, again),))

    def _change(self, case: Case, handoff: Handoff) -> Handoff:
        self._cases.change(case, lambda session: replace(session, state=handoff))
        return handoff


def card(handoff: Handoff, id_: str, say: Say, *, title: str = "", replaces: bool = False) -> Reply:
    """Lay a question out for whom it was sent to."""
    title = title or say("A question for security")
    parts: list[Part] = [Title(title), Quote(handoff.question, "")]
    if handoff.cited:
        parts += (Title(say("What Deskcheck had found"), 2), Bullets(handoff.cited))
    if handoff.pasted:
        parts += (Title(say("The checked text"), 2), Quote(handoff.pasted, ""))
    if handoff.answered:
        parts.append(Notice(say("Answered; the asker has read it here.")))
    else:
        if handoff.taken:
            parts.append(Notice(say("Received; the asker knows.")))
        parts.append(Buttons(tuple(_buttons(handoff, say))))
    return Reply(
        parts=tuple(parts),
        fallback=title,
        sensitive=True,
        case=id_,
        replaces=id_ if replaces else "",
    )


def _buttons(handoff: Handoff, say: Say) -> Sequence[Button]:
    take = Button("security.take", say("Received"))
    answer = Button("security.answer", say("Answer"), asks=say("Your answer to the asker"))
    return (answer,) if handoff.taken else (take, answer)


def _said(text: str) -> Reply:
    return Reply(parts=(Prose(text),), fallback=text)

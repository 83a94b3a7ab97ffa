"""Every intent's reply: a desk's result laid out, remembered under its card, and noted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.check import desk as check
from bot.frontdesk.cases import Case, Cases
from bot.frontdesk.desks import Desks
from bot.frontdesk.gate import Gate
from bot.library.wording import Say
from bot.ports import Ledger
from bot.talk.intent import Ask, Check, Continue, Help, Intent, Respond, Unsure
from bot.talk.message import Message
from bot.talk.session import reference

if TYPE_CHECKING:
    from bot.respond import desk as respond
    from bot.talk.reply import Partial, Reply

_BARE = 12  # words; so short a wish for a check brings no text with it
_TURNS = 4  # questions of one thread that are remembered
_DESKS = (
    "check", "respond", "frontdesk", "case", "step", "finding", "feedback", "security", "decision",
)  # fmt: skip


class Replies:
    """Replies for the front desk."""

    def __init__(
        self, desks: Desks, cases: Cases, ledger: Ledger, keep: timedelta, gate: Gate
    ) -> None:
        self._desks, self._cases, self._ledger, self._keep = desks, cases, ledger, keep
        self._gate = gate

    def reply(
        self, intent: Intent, message: Message, tell: "Callable[[Partial], None] | None" = None
    ) -> "Reply":
        """Return what a message of this intent is answered; ``tell`` is told how it grows."""
        from bot.frontdesk import words

        match intent:
            case Check():
                return self._check(message, intent)
            case Ask():
                return self._ask(message, tell)
            case Respond():
                self._admit("respond", message)
                return self._open(self._desks.advise(message), message)
            case Continue():
                return self._continue(intent, message)
            case Unsure(choices=choices):
                reply = words.which(choices, self._desks.say(message))
                return replace(reply, case=self._cases.open(message, "frontdesk", message))
            case Help():
                return self._help(self._desks.say(message))

    def _check(self, message: Message, intent: Check) -> "Reply":
        from bot.check import words as check_words
        from bot.frontdesk import words
        from bot.frontdesk.route import REQUESTED

        self._admit("check", message)
        case, say = self._cases.named(message, "check"), self._desks.say(message)
        assessment = self._desks.assess(message, case=case)
        # What a wish of few words is like is no finding: the text it is about has not come yet.
        asked = intent.why == REQUESTED
        bare = asked and len(message.text.split()) <= _BARE
        if bare and all(each.likened for each in assessment.findings):
            self._desks.forget(case)
            return words.paste_please(say)
        if not assessment.parts:
            return words.sorry(check_words.unread(assessment, say))
        signals = " ".join(each.signal for each in assessment.findings)
        priority = str(assessment.priority)
        self._note("check", message, priority=priority, signals=signals, case=reference(case))
        assessment = self._desks.explained(assessment, message)
        if intent.near and not asked:
            assessment = check_words.maybe_happened(assessment)
        self._cases.open(message, "check", assessment, id_=case)
        return replace(check_words.render(assessment, say), case=case)

    def _ask(self, message: Message, tell: "Callable[[Partial], None] | None" = None) -> "Reply":
        from bot.ask import words as ask_words

        self._admit("ask", message)

        def grow(sentences: Sequence[str]) -> None:
            if tell is not None:
                tell(ask_words.growing(sentences))

        case = self._cases.find(message)
        earlier = case.session.state if case is not None and case.session.desk == "ask" else ()
        turns = earlier if isinstance(earlier, tuple) else ()
        answer = self._desks.written(message, turns, grow)
        self._note("ask", message, answered=int(answer.answered))
        opened = self._cases.open(message, "ask", (*turns, message.text)[-_TURNS:])
        return replace(
            ask_words.render(answer, self._desks.library, self._desks.say(message)), case=opened
        )

    def _open(self, advice: "respond.Advice", message: Message) -> "Reply":
        from bot.respond import words as respond_words

        self._note("respond", message, playbook=advice.playbook.id)
        case = self._cases.open(message, "respond", advice.incident)
        return replace(
            respond_words.render(advice, self._desks.library, self._desks.say(message)), case=case
        )

    def _continue(self, intent: Continue, message: Message) -> "Reply":
        from bot.frontdesk.presses import Presses

        say = self._desks.say(message)
        case = self._cases.find(message)
        if message.press == "help":
            return self._help(say)
        if case is None:
            return self._unknown(intent, say)
        if message.press != "case.delete":  # what one kept oneself, one may always delete
            self._admit(case.session.desk, message)
        presses = Presses(self._cases, self._desks, self._ledger)
        return (
            presses.press(message, case, self._desks.library, say)
            or self._handed(message, case, say)
            or self._more(intent, message, case)
            or self._unknown(intent, say)
        )

    def _unknown(self, intent: Continue, say: Say) -> "Reply":
        """Answer a button that the card in hand has not, or that nobody knows."""
        from bot.frontdesk import words

        if intent.desk in _DESKS:
            return words.sorry(say(words.FORGOTTEN))
        return self._help(say)

    def _handed(self, message: Message, case: Case, say: Say) -> "Reply | None":
        from bot.frontdesk.handoff import Handoffs

        handoffs = Handoffs(self._cases, self._desks.clock)
        if message.press != "security.ask":
            return handoffs.press(message, case, say)
        self._note("security.asked", message, desk=case.session.desk)
        state = case.session.state
        if isinstance(state, check.Assessment):
            cited = [f"{each.title} ({say(each.weight)})" for each in state.findings]
            pasted = "\n\n".join(part.text for part in state.parts)
            return handoffs.ask(message, cited, pasted, self._desks.library, say)
        cited = []
        if isinstance(state, tuple) and state:
            found = self._desks.answer(replace(message, text=state[-1]), state[:-1])
            cited = [state[-1], *(each.text for each in found.sentences)]
        return handoffs.ask(message, cited, "", self._desks.library, say)

    def _more(self, intent: Continue, message: Message, case: Case) -> "Reply | None":
        """Return what a button of one desk asks for, or what a follow-up adds to an incident."""
        from bot.check import words as check_words
        from bot.frontdesk.presses import shown
        from bot.frontdesk.route import INTENTS
        from bot.respond import desk as respond
        from bot.respond import words as respond_words

        state, say, press = case.session.state, self._desks.say(message), message.press or ""
        match intent.desk, state:
            case _, Message() as held if press in INTENTS:
                asked = replace(held, id=message.id)
                return self.reply(INTENTS[press]("a button said so"), asked)
            case "check", check.Assessment():
                return check_words.more(state, press, say)
            case "respond", check.Assessment():
                self._admit("respond", message)
                text = "\n".join(part.text for part in state.parts)
                return self._open(
                    self._desks.advise(replace(message, text=text, press=None)), message
                )
            case "respond", respond.Incident() if press == "respond.print":
                advice = respond.assess(state, self._desks.library, say)
                return respond_words.page(advice, self._desks.library, say)
            case "respond", respond.Incident():
                pressed = respond_words.pressed(state, press) if press else None
                incident = pressed or respond.added(state, message.text, self._desks.library)
                case = self._cases.change(case, lambda each: replace(each, state=incident))
                reply = shown(case, self._desks.library, say)
                return replace(reply, replaces=case.id) if reply and pressed else reply
        return None

    def _help(self, say: Say) -> "Reply":
        from bot.frontdesk import words

        book = self._desks.book
        return words.help_(say, self._keep, book.days if book else 0)

    def _admit(self, desk: str, message: Message) -> None:
        self._gate.admit(desk, message, self._desks.say(message))

    def _note(self, event: str, message: Message, **facts: str | int) -> None:
        self._ledger.note(event, message.sender, {**facts, "library": self._desks.library.hash})

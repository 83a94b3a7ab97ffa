"""What the buttons of a card do that are the same for every desk: ticks, remarks, copy, delete."""

from dataclasses import replace

from bot.ask.words import buttons as asked
from bot.check.desk import Assessment
from bot.frontdesk.cases import Case, Cases
from bot.frontdesk.desks import Desks
from bot.frontdesk.handoff import card as handed
from bot.library.library import Library
from bot.library.wording import Say
from bot.ports import Ledger
from bot.respond.desk import Incident
from bot.talk.handoff import Handoff
from bot.talk.message import Message
from bot.talk.reply import (
    Button,
    Buttons,
    FindingCard,
    Notice,
    Prose,
    Remark,
    Reply,
    Title,
    Words,
)
from bot.talk.session import reference

_LONGEST = 1000  # characters of a remark


class Presses:
    """Changes what people add to a card, and shows the card again."""

    def __init__(self, cases: Cases, desks: Desks, ledger: Ledger) -> None:
        self._cases, self._desks, self._ledger = cases, desks, ledger
        self._clock = desks.clock

    def press(self, message: Message, case: Case, library: Library, say: Say) -> Reply | None:
        """Return what a button does, or None for a button of one desk alone."""
        kind, _, about = (message.press or "").partition(":")
        match kind:
            case "step.done" | "step.open":
                return self._tick(message, case, about, library, say)
            case "finding.fine" | "finding.wrong":
                return self._remark(message, case, kind, about, library, say)
            case "decision.noted":
                return self._decided(message, case, library, say)
            case "case.show":
                return shown(case, library, say)
            case "case.shared":
                self._ledger.note("case.shared", message.sender, {"to": about})
                return Reply((Prose(say("Shared.")),), say("Shared."))
            case "case.copy":
                return self._copy(case, say)
            case "case.delete":
                self._cases.drop(case)
                self._desks.forget(case.id)
                facts = {"desk": case.session.desk, "case": reference(case.id)}
                self._ledger.note("case.deleted", message.sender, facts)
                return Reply((Notice(say("Deleted.")),), say("Deleted."), removes=case.id)
            case "feedback.good" | "feedback.bad":
                facts = {"desk": case.session.desk, "library": library.hash}
                self._ledger.note(kind, message.sender, facts)
                told = say("Thank you; whoever keeps the knowledge folder sees it in the report.")
                return Reply((Prose(told),), told)
        return None

    def _tick(
        self, message: Message, case: Case, step: str, library: Library, say: Say
    ) -> Reply | None:
        done = (message.press or "").startswith("step.done")
        by = Remark(message.sender, self._clock.now()) if done else None
        changed = self._cases.change(
            case, lambda session: replace(session, marks=session.marks.ticked(step, by))
        )
        self._ledger.note("step.done" if done else "step.open", message.sender, {"step": step})
        return _again(shown(changed, library, say), case)

    def _remark(
        self, message: Message, case: Case, kind: str, signal: str, library: Library, say: Say
    ) -> Reply | None:
        text = message.form.get("text", "").strip()[:_LONGEST]
        if kind == "finding.wrong":
            text = say("Wrong flag") + (f": {text}" if text else "")
            facts = {"signal": signal, "library": library.hash}
            self._ledger.note("flag.wrong", message.sender, facts)
        elif not text:
            told = say("Write why it is fine first; nothing was noted.")
            return Reply((Notice(told),), told)
        remark = Remark(message.sender, self._clock.now(), text)
        changed = self._cases.change(
            case, lambda session: replace(session, marks=session.marks.remarked(signal, remark))
        )
        return _again(shown(changed, library, say), case)

    def _decided(self, message: Message, case: Case, library: Library, say: Say) -> Reply | None:
        """Note that a person decided, who and when; what was decided is not asked."""
        by = Remark(message.sender, self._clock.now())
        changed = self._cases.change(
            case, lambda session: replace(session, marks=session.marks.settled(by))
        )
        facts = {"desk": case.session.desk, "case": reference(case.id), "library": library.hash}
        self._ledger.note("decision.noted", message.sender, facts)
        return _again(shown(changed, library, say), case)

    def _copy(self, case: Case, say: Say) -> Reply | None:
        from bot.check.note import note

        state = case.session.state
        if not isinstance(state, Assessment):
            return None
        title = say("A note for the applicant tracker")
        text = note(state, case.session.marks, self._clock.now(), say)
        return Reply((Title(title, 2), Words(text)), title, sensitive=True)


def shown(case: Case, library: Library, say: Say) -> Reply | None:
    """Return the card of a case as it stands now, or None for a desk that shows none again."""
    state, marks = case.session.state, case.session.marks
    if isinstance(state, Assessment):
        from bot.check import words as check_words

        return replace(check_words.render(state, say, marks), case=case.id)
    if isinstance(state, Incident):
        from bot.respond import desk as respond
        from bot.respond import words as respond_words

        advice = respond.assess(state, library, say)
        return replace(respond_words.render(advice, library, say, marks), case=case.id)
    return None


def button(case: Case, press: str, library: Library, say: Say) -> Button | None:
    """Return the button of a case's card with that id, or None where the card has none."""
    state = case.session.state
    if isinstance(state, Handoff):
        card: Reply | None = handed(state, case.id, say)
    else:
        card = shown(case, library, say)
    parts = card.parts if card else (Buttons(asked(say)),) if case.session.desk == "ask" else ()
    for part in parts:
        listed = part.items if isinstance(part, Buttons) else ()
        listed = part.buttons if isinstance(part, FindingCard) else listed
        for each in listed:
            if each.id == press:
                return each
    return None


def _again(reply: Reply | None, case: Case) -> Reply | None:
    return replace(reply, replaces=case.id) if reply is not None else None

"""The front desk's own wording: help, asking back, and saying sorry."""

from datetime import timedelta

from bot.library.wording import Say
from bot.talk.reply import Audience, Bullets, Button, Buttons, Notice, Prose, Reply, Title

_NAMES = {
    "check": "Check it as a profile",
    "ask": "Look it up in the guidance",
    "respond": "Something is happening: what now",
    "help": "How this works",
}
FORGOTTEN = "That is no longer remembered; please send it again."
FOREIGN = "This card belongs to somebody else's conversation; ask them, or send the text yourself."


_CAN = (
    "Check a profile: paste a CV, a profile, interview notes or an e-mail thread, or give a file "
    "(.txt .md .html .eml .pdf .docx). You get the signs that stand in it, in its own words, "
    "ordinary reasons for each, what clears it, and what to verify first.",
    "Ask what the guidance or your company's policy says, in a question of your own words. Every "
    "sentence of the answer comes from the folder, with its source; what does not stand there is "
    "not answered.",
    "Tell that something is happening, such as a threat, a leak or a worker who is not who they "
    "said: you get the playbook for the first hour, contacts and deadlines. Do not paste evidence; "
    "the worker may read this workspace.",
)
_PROMISES = (
    "Several files and texts together are read as one profile, and compared.",
    "It never says who somebody is. Name, origin, accent, looks, age, gender, faith, health and "
    "family are never a sign.",
)
_NOT_KEPT = "Nothing is kept: the text is forgotten with this conversation."
_KEPT = (
    "A check is kept sealed for {days} days, so that its steps can be ticked; 'Delete my check' "
    "deletes it at once."
)
_COMPARED = (
    "Keyed hashes of contacts and of the history are kept for {days} days, to see whether another "
    "applicant gives the same; no word of a profile is, and 'Delete my check' deletes them, too."
)
_PASTE = (
    "Happy to look at it. Paste the profile, CV, notes or e-mail thread here, or give a file "
    "(.txt .md .html .eml .pdf .docx); several are read as one profile."
)


def help_(say: Say, keep: timedelta, links: int = 0) -> Reply:
    """Say what Deskcheck does, how to start, and for how long a check is kept.

    Args:
        say: the asker's language.
        keep: how long a check is kept.
        links: days that what could link it to another applicant is kept; 0 where nothing is.
    """
    kept = [say(_KEPT, days=keep.days)] if keep.days else []
    if links:
        kept.append(say(_COMPARED, days=links))
    first, last = map(say, _PROMISES)
    return Reply(
        parts=(
            Title(say("Three things to ask of Deskcheck")),
            *(Prose(say(each)) for each in _CAN),
            Bullets((first, *(kept or [say(_NOT_KEPT)]), last)),
        ),
        fallback=say("Paste a profile, ask a policy question, or tell what is happening."),
        audience=Audience.HERE,
    )


def paste_please(say: Say) -> Reply:
    """Ask for the text that is to be looked at."""
    return Reply(
        parts=(Prose(say(_PASTE)),),
        fallback=say("Please paste the profile, or give it as a file."),
    )


def which(choices: tuple[str, ...], say: Say) -> Reply:
    """Ask back what was meant."""
    return Reply(
        parts=(
            Prose(say("I am not sure what you would like. What should I do with it?")),
            Buttons(tuple(Button(each, say(_NAMES[each])) for each in choices)),
        ),
        fallback=say("What would you like to do?"),
    )


def sorry(text: str) -> Reply:
    """Say what could not be done."""
    return Reply(parts=(Notice(text),), fallback=text)

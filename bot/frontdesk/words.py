"""The front desk's own wording: help, asking back, and saying sorry."""

from collections.abc import Callable, Mapping

from bot.talk.intent import Ask, Check, Help, Intent, Respond
from bot.talk.reply import Bullets, Button, Buttons, Notice, Prose, Reply, Title

_NAMES = {
    "check": "Check it as a profile",
    "ask": "Look it up in the guidance",
    "respond": "Something is happening: what now",
    "help": "How this works",
}
CHOICES: Mapping[str, Callable[[str], Intent]] = {
    "check": Check, "ask": Ask, "respond": Respond, "help": Help,
}  # fmt: skip
FORGOTTEN = "That is no longer remembered; please send it again."


def help_() -> Reply:
    """Say what Deskcheck does and how to start."""
    return Reply(
        parts=(
            Title("Three things to ask of Deskcheck"),
            Prose(
                "Check a profile: paste a CV, a profile, interview notes or an e-mail thread, or "
                "give a file (.txt .md .html .eml .pdf .docx). You get the signs that stand in it, "
                "in its own words, ordinary reasons for each, what clears it, and what to verify "
                "first."
            ),
            Prose(
                "Ask what the guidance or your company's policy says, in a question of your own "
                "words. Every sentence of the answer comes from the folder, with its source; what "
                "does not stand there is not answered."
            ),
            Prose(
                "Tell that something is happening, such as a threat, a leak or a worker who is not "
                "who they said: you get the playbook for the first hour, contacts and deadlines. "
                "Do not paste evidence; the worker may read this workspace."
            ),
            Bullets(
                (
                    "Several files and texts together are read as one profile, and compared.",
                    "Nothing is kept: the text is forgotten with this conversation.",
                    "It never says who somebody is. Name, origin, accent, looks, age, gender, "
                    "faith, health and family are never a sign.",
                )
            ),
        ),
        fallback="Paste a profile, ask a policy question, or tell what is happening.",
    )


def paste_please() -> Reply:
    """Ask for the text that is to be looked at."""
    return Reply(
        parts=(
            Prose(
                "Happy to look at it. Paste the profile, CV, notes or e-mail thread here, or give "
                "a file (.txt .md .html .eml .pdf .docx); several are read as one profile."
            ),
        ),
        fallback="Please paste the profile, or give it as a file.",
    )


def which(choices: tuple[str, ...]) -> Reply:
    """Ask back what was meant."""
    return Reply(
        parts=(
            Prose("I am not sure what you would like. What should I do with it?"),
            Buttons(tuple(Button(each, _NAMES[each]) for each in choices)),
        ),
        fallback="What would you like to do?",
    )


def sorry(text: str) -> Reply:
    """Say what could not be done."""
    return Reply(parts=(Notice(text),), fallback=text)

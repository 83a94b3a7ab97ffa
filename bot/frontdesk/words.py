"""The front desk's own wording: help, what is coming, asking back, and saying sorry."""

from bot.talk.reply import Bullets, Button, Buttons, Notice, Prose, Reply, Title

_NAMES = {"check": "Check a profile", "help": "How this works"}


def help_() -> Reply:
    """Say what Deskcheck does and how to start."""
    return Reply(
        parts=(
            Title("Deskcheck looks at what a candidate gave you"),
            Prose(
                "Paste a profile, a CV, interview notes or an e-mail thread, or give a file "
                "(.txt .md .html .eml .pdf .docx). You get the signs that stand in it, in its own "
                "words, ordinary reasons for each, what clears it, and what to verify first."
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
        fallback="Paste a profile or give a file to have it checked.",
    )


def coming(about: str) -> Reply:
    """Say plainly that a desk is not built yet and whom to turn to until then."""
    texts = {
        "ask": (
            "Policy answers are not in this version",
            "Answers from the guidance and your company's own policy, each sentence with its "
            "source, are coming. Until then ask whoever owns hiring policy. "
            "Profiles can be checked now: paste one.",
        ),
        "respond": (
            "Incident playbooks are not in this version",
            "They are coming. Speak to your security lead and to counsel now, by telephone: "
            "a suspected worker may read this workspace. Do not reply, pay or accuse alone.",
        ),
    }
    title, text = texts[about]
    return Reply(parts=(Title(title), Prose(text)), fallback=f"{title}. {text}")


def which(choices: tuple[str, ...]) -> Reply:
    """Ask back what was meant."""
    return Reply(
        parts=(
            Prose("I am not sure what you would like. To check a profile, paste its text."),
            Buttons(tuple(Button(each, _NAMES[each]) for each in choices)),
        ),
        fallback="What would you like to do?",
    )


def sorry(text: str) -> Reply:
    """Say what could not be done."""
    return Reply(parts=(Notice(text),), fallback=text)

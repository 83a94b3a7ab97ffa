"""Who may do what, as the settings list them."""

from bot.settings import Settings


def listed(setting: str) -> frozenset[str]:
    """Return the ids of a setting with commas."""
    return frozenset(each.strip() for each in setting.split(",") if each.strip())


def roles(settings: Settings) -> dict[str, frozenset[str]]:
    """Return who may use which desk; an empty list is everybody."""
    return {
        "check": listed(settings.checkers),
        "ask": listed(settings.askers),
        "respond": listed(settings.responders),
    }


def groups(settings: Settings) -> frozenset[str]:
    """Return the ids of groups in all lists, whose members the platform is asked for.

    Where people and groups stand in one list, Slack's groups are told by their first letter.
    """
    mixed = frozenset().union(*roles(settings).values(), listed(settings.keepers))
    return listed(settings.groups) | {each for each in mixed if each.startswith("S")}

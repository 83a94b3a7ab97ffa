from bot.settings import Settings
from bot.wiring.rights import groups, roles


def test_groups_of_all_lists_are_asked_for() -> None:
    given = Settings(groups="S1, G9", checkers="S2,U5", responders="W1", keepers="S3")
    assert groups(given) == {"S1", "G9", "S2", "S3"}
    assert roles(given) == {"check": {"S2", "U5"}, "ask": frozenset(), "respond": {"W1"}}

import pytest

from bot.cli.privacy import examined
from bot.settings import Settings


def told(**given: object) -> dict[str, tuple[str, str]]:
    settings = Settings.model_validate(given)
    return {each.about: (each.level, each.told) for each in examined(settings)}


def test_by_default_everybody_may_and_nothing_is_compared() -> None:
    said = told()
    assert said["roles"] == (
        "ok",
        "Who may do what: checks: all who may ask, questions: all who may ask, incidents: all who "
        "may ask.",
    )
    assert said["links"][0] == "ok" and "off" in said["links"][1]
    assert "checks 14, ledger 365" in said["retention"][1]


def test_roles_are_counted_and_one_that_nobody_can_have_is_warned_of() -> None:
    assert told(checkers="U1, U2")["roles"][1].startswith("Who may do what: checks: 2 ids,")
    level, said = told(people="U1", checkers="U1", responders="U9")["roles"]
    assert level == "warn" and "Nobody is left for incidents." in said
    assert told(people="U1", groups="S1", responders="U9")["roles"][0] == "ok"


@pytest.mark.parametrize(
    ("key", "other", "level"),
    [("x" * 24, "", "ok"), ("short", "", "fail"), ("x" * 24, "x" * 24, "warn")],
)
def test_the_key_of_links_is_looked_at(key: str, other: str, level: str) -> None:
    assert told(links_key=key, key=other)["links"][0] == level

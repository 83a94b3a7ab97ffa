from bot.talk.condition import Condition


def test_a_condition_says_no_more_than_it_was_told() -> None:
    condition = Condition("database", "ok")
    assert condition.told == "" and dict(condition.facts) == {}

import pytest

from bot.reading.forces import denies, forces, limits


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("you must not pay", "en", "forbid"), ("you need not pay", "en", "free"),
        ("you must pay", "en", "must"), ("you should pay", "en", "should"),
        ("you may pay", "en", "may"), ("never pay", "en", "never"),
        ("managers cannot waive it", "en", "forbid"), ("it is not required", "en", "free"),
        ("sie müssen nicht zahlen", "de", "free"), ("sie dürfen nicht zahlen", "de", "forbid"),
        ("sie müssen zahlen", "de", "must"), ("sie sollten zahlen", "de", "should"),
        ("sie dürfen zahlen", "de", "may"), ("zahlen sie nie", "de", "never"),
        ("não precisa pagar", "pt", "free"), ("não pode pagar", "pt", "forbid"),
        ("tem de pagar", "pt", "must"), ("pode pagar", "pt", "may"),
        ("nunca pague", "pt", "never"), ("deveria pagar", "pt", "should"),
    ],
)  # fmt: skip
def test_a_duty_is_one_thing(text: str, language: str, kind: str) -> None:
    assert list(forces(text, language)) == [frozenset({kind})]


def test_a_word_of_two_meanings_stands_for_either() -> None:
    assert list(forces("deve pagar", "pt")) == [frozenset({"must", "should"})]


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("only after at least three calls", "en", {"only", "after", "least", "if"}),
        ("höchstens zwei, außer vor dem anruf", "de", {"most", "unless", "before"}),
        ("sempre antes, salvo apenas um", "pt", {"all", "before", "unless", "only"}),
        ("a hand-over at an office", "en", set()),
    ],
)  # fmt: skip
def test_limits_are_seen(text: str, language: str, kinds: set[str]) -> None:
    assert limits(text, language) == kinds


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [("nobody pays", "en", True), ("leave the name out of it", "en", True), ("pay", "en", False),
     ("keine zahlung", "de", True), ("eine zahlung", "de", False), ("ninguém paga", "pt", True)],
)  # fmt: skip
def test_a_denial_is_seen(text: str, language: str, denied: bool) -> None:
    assert denies(text, language) is denied

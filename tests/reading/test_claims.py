import pytest

from bot.reading.claims import MARKUP, claims, spoken, tokens

SAME = [
    ("IT stops it within two working days, at least 72 hours before 5 March 2024.", "en"),
    ("Innerhalb von zwei Arbeitstagen, mindestens 72 Stunden vor dem 5. März 2024.", "de"),
    ("Dentro de dois dias úteis, pelo menos 72 horas antes de 5 de março de 2024.", "pt"),
]
SMALL = {"en": {"the", "is"}, "de": {"der", "ist"}, "pt": {"o", "é"}}


@pytest.mark.parametrize(("text", "language"), SAME)
def test_the_same_is_claimed_in_every_language(text: str, language: str) -> None:
    seen = claims(text, language)
    assert seen.numbers == {"2", "72", "5", "2024"}
    assert seen.amounts == {("2", "work day"), ("72", "hour")}
    assert seen.dates == {(3, ""), (3, "5"), (3, "2024")}
    assert seen.limits >= {"least", "most", "before"}
    assert not seen.denied


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1,646 days", {"1646"}), ("1.05 of it", {"1.05"}), ("3,5 Prozent", {"3.5"}),
     ("the third call", {"3rd"}), ("on 2026-11-29", {"2026", "29"}), ("24h", {"24"})],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text: str, numbers: set[str]) -> None:
    assert claims(text, "en").numbers == numbers


def test_a_month_is_no_permission_and_a_permission_no_month() -> None:
    assert claims("In May 2025 it happened.", "en").forces == ()
    assert claims("One may pay in May 2025.", "en").forces == (frozenset({"may"}),)
    assert claims("One may pay 5 people.", "en").dates == frozenset()


@pytest.mark.parametrize(
    "address",
    ["https://evil.test/x", "evil.com", "//cdn.example/a", "a.b@mail.example", "@here",
     "javascript:alert(1)", "mailto:x"],
)  # fmt: skip
def test_addresses_are_seen(address: str) -> None:
    assert claims(f"Look at {address} now", "en").addresses


@pytest.mark.parametrize("text", ["<!channel>", "<@U1>", "[a](b)", "![x]", "a `b`", "**a**",
                                  "http://x", "a\u202eb", "a\u200bb", "\x1b[31m"])  # fmt: skip
def test_markup_is_seen(text: str) -> None:
    assert MARKUP.search(text)
    assert not MARKUP.search("Ask for it, “as agreed” (in 72 hours): yes; see A/B.")


def test_a_language_shows_in_its_small_words() -> None:
    assert spoken("the call is off", SMALL) == "en"
    assert spoken("der Anruf ist aus", SMALL) == "de"
    assert spoken("Anruf", SMALL) == "en"
    assert spoken("Anruf", SMALL, "de") == "de"
    assert tokens("It's the agency's 3 calls") == ["It's", "the", "agency's", "3", "calls"]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("for fifty days", "en", "50"), ("in vierzig Tagen", "de", "40"), ("cem dias", "pt", "100")],
)
def test_a_number_in_words_is_a_number(text: str, language: str, number: str) -> None:
    assert claims(text, language) == claims(text.replace(text.split()[-2], number), language)

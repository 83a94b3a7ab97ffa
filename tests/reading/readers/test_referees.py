import pytest

from bot.reading.hosts import similar
from bot.reading.parts import Part
from bot.reading.readers.referees import read, vouched
from bot.reading.sheet import prepare
from tests.reading.readers.seeing import facts, quotes, values


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("REFERENCES\nMary Major, CTO, mary@gmail.com\nJohn, j.roe@yahoo.com", ["free", "free"]),
        ("Referees:\n1. Mary, mary@globexworks.com\n2. John, john@gmail.com", ["other", "free"]),
        ("Referee 1\n name: B\n e-mail: b@acme.example\nReferee 2\n e-mail: n@acme.example", 2),
        ("Refs: mary@globexworks.com", ["other"]),
        ("People who can vouch for me:\nmary@mailinator.com", ["disposable"]),
        ("ID 7 | dev | referee: mary@gmail.com | Leeds", ["free"]),
        ("My former boss Mary is at mary@yahoo.com", ["free"]),
        ("REFERENZEN\nFrau Schulz <schulz@gmx.de>", ["free"]),
        ("Referências\nAna Souza - ana@uol.com.br", ["free"]),
        (
            '{"references": [{"n": "M", "email": "m@gmail.com"}, {"email": "j@acme.example"}], '
            '"email": "jane@gmail.com"}',
            ["free", "other"],
        ),
        ("jane@gmail.com\n\nReferences\nmary@globexworks.com", ["other"]),
        ("References\nmary@globexworks.com\n\nEducation\nuni@gmail.com", ["other"]),
    ],
)
def test_the_addresses_of_referees_are_told_by_their_kind(
    text: str, kinds: list[str] | int
) -> None:
    expected = ["other"] * kinds if isinstance(kinds, int) else kinds
    assert values(read, "referee.mail_kind", text) == expected
    assert values(read, "referee.mails", text) == [len(expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Contact: jane@gmail.com",
        "From: Reference Desk <jane@gmail.com>\nHi",
        "To: jane@gmail.com\nSubject: reference",
        "preference: jane@gmail.com",
        "References available on request\n\nSkills\nPython\njane@gmail.com",
        "My manager is kind.\njane@gmail.com",
        "",
    ],
)
def test_an_address_that_is_no_referees_is_left_alone(text: str) -> None:
    assert facts(read, text) == []


def test_one_address_given_twice_is_one() -> None:
    text = "References\nmary@gmail.com\nMARY@gmail.com"
    assert values(read, "referee.mails", text) == [1]


FAR = "\n" * 3 + "Name, title and number of the person who knows me from the time there. " * 4
SITE = "References\nMary, {}\n\nSite of the employer: {}"


@pytest.mark.parametrize(
    ("host", "stated"),
    [
        ("globexwroks.com", "globexworks.com"),
        ("globexw0rks.com", "globexworks.com"),
        ("globexworks-hr.com", "globexworks.com"),
        ("globexworks-careers.com", "www.globexworks.com"),
        ("globexworks.co", "globexworks.com"),
        ("globex-works.com", "globexworks.com"),
    ],
)
def test_a_host_that_only_looks_like_the_stated_one_is_seen(host: str, stated: str) -> None:
    text = SITE.format(f"mary@{host}", stated)
    assert values(read, "mail.look_alike", text) == ["globexworks.com"]
    assert quotes(read, "mail.look_alike", text) == [[f"mary@{host}", "globexworks.com"]]


@pytest.mark.parametrize(
    ("host", "stated"),
    [
        ("globexworks.com", "globexworks.com"),
        ("mail.globexworks.com", "www.globexworks.com"),
        ("globexworks.de", "globexworks.com"),
        ("acmeworks.com", "globexworks.com"),
        ("gmail.com", "gmai.com"),
        ("abc.com", "abd.com"),
        ("github.com", "gitlab.com"),
        ("globexwroks.com (renamed, same owner)", "globexworks.com"),
    ],
)
def test_a_firms_own_hosts_common_hosts_and_chance_are_left_alone(host: str, stated: str) -> None:
    text = SITE.format(f"mary@{host}", stated)
    assert values(read, "mail.look_alike", text) == []


def test_a_look_alike_is_seen_against_a_name_on_its_line_and_where_it_is_only_told() -> None:
    named = "References\nMary Major, Globexworks, mary@globexwroks.com"
    assert values(read, "mail.look_alike", named) == ["Globexworks"]
    told = "Referee says he writes from globexworks-careers.com\nTheir site is www.globexworks.com"
    assert values(read, "mail.look_alike", told) == ["globexworks.com"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("From: jane@globexwroks.com\nSite: globexworks.com", []),
        ("jane@globexwroks.com and globexworks.com", []),
    ],
)
def test_a_host_of_nobodys_referee_is_compared_with_none(text: str, seen: list[str]) -> None:
    assert values(read, "mail.look_alike", text) == seen


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("globexworks.com", "globexwork.com", True),
        ("globex.co.uk", "g1obex.co.uk", True),
        ("globex.com", "gl0bx.com", False),
        ("globexworks.com", "hr.globexworks.com", False),
        ("localhost", "localhost", False),
    ],
)
def test_alike_hosts_are_of_different_owners_by_name(one: str, other: str, alike: bool) -> None:
    assert similar(one, other) is alike
    assert similar(other, one) is alike


def test_referees_side_by_side_are_shown_as_one_block() -> None:
    text = "References\nMary, mary@gmail.com\nJohn, john@gmail.com"
    assert quotes(read, "referee.mails", text) == [["mary@gmail.com\nJohn, john@gmail.com"]]
    apart = f"Referee: mary@gmail.com{FAR}\nReferee: john@gmail.com"
    assert quotes(read, "referee.mails", apart) == [["mary@gmail.com", "john@gmail.com"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("References\nTom Low +44 20 7946 0123", True),
        ("Referee: Tom Low, +44 20 7946 0123", True),
        ("Ana Silva\n+44 20 7946 0123\n\nReferences\nTom Low", False),
        ("From: Ana <a@b.example> +44 20 7946 0123", False),
    ],
)
def test_a_place_is_a_referees_under_their_heading_or_beside_their_word(
    text: str, expected: bool
) -> None:
    sheet = prepare(0, Part("text", text))
    assert vouched(sheet, text.index("+44")) is expected

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.readers.mails import found, host_kind, read, valid
from tests.reading.readers.seeing import LIBRARY, facts, quotes, reading, values


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jane <jane.doe@gmail.com>", "jane.doe@gmail.com"),
        ("JANE.DOE@GMAIL.COM", "jane.doe@gmail.com"),
        ("mailto:jane@acme.example", "jane@acme.example"),
        ("E-Mail: jane_doe+cv@acme-corp.co.uk.", "jane_doe+cv@acme-corp.co.uk"),
        ('{"email":"jane@acme.example"}', "jane@acme.example"),
        ("ID 7|jane@acme.example|Leeds", "jane@acme.example"),
        ("> From: jane@acme.example", "jane@acme.example"),
        ("müller@bücher.example", "müller@bücher.example"),
        ("j\u200bane@acme.example", "jane@acme.example"),
        ("jane@acme.test", "jane@acme.test"),
    ],
)
def test_an_address_is_read_from_every_kind_of_copy(text: str, address: str) -> None:
    assert values(read, "mail.address", text) == [address]
    assert values(read, "mail.host", text) == [address.partition("@")[2]]


@pytest.mark.parametrize(
    "text",
    [
        "jane@acme",
        "jane(at)acme.com",
        "@jane",
        "a@b.c",
        "jane@@acme.com",
        "jane.@acme.com",
        "foo@127.0.0.1",
        "pay 5@3.50",
        "git clone git@github.com:acme/site.git",
        "a" * 300 + "@acme.com",
    ],
)
def test_what_is_nobodys_address_is_left_alone(text: str) -> None:
    assert facts(read, text) == []


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("gmail.com", "free"),
        ("GMX.de", "free"),
        ("yopmail.com", "disposable"),
        ("acme.example", "other"),
        ("mail.gmail.com", "other"),
        ("notgmail.com", "other"),
    ],
)
def test_the_kind_of_a_host_is_what_the_lists_say(host: str, kind: str) -> None:
    assert values(read, "mail.kind", f"jane@{host}") == [kind]
    assert host_kind(host.lower(), LIBRARY) == kind


def test_an_address_is_quoted_as_it_was_written() -> None:
    text = "'Jane@Acme.com', <bob@acme.com>;eve@acme.com. j’ane@acme.com"
    assert quotes(read, "mail.address", text) == [
        ["Jane@Acme.com"],
        ["bob@acme.com"],
        ["eve@acme.com"],
        ["j’ane@acme.com"],
    ]


def test_every_part_is_read_and_the_first_hundred_addresses_of_each() -> None:
    many = " ".join(f"person{number}@acme.example" for number in range(300))
    assert len(values(read, "mail.address", many, "jane@gmail.com")) == 101
    assert len(found(reading(many).sheets[0])) == 100


_PIECES = st.lists(
    st.sampled_from(["a", "Z9", "xn", "ab", "é", ".", "-", "--", "_", "+", "%", "x" * 64]),
    min_size=1,
    max_size=5,
).map("".join)
_TOPS = st.sampled_from(["com", "EXAMPLE", "test", "local", "onion", "c", "x1", "é", "invalid"])


@settings(max_examples=400)
@given(_PIECES, _PIECES, _TOPS)
def test_an_ordinary_address_is_what_the_library_says_it_is(
    local: str, host: str, top: str
) -> None:
    written = f"{local}@{host}.{top}"
    try:
        checked = validate_email(
            written, check_deliverability=False, test_environment=True, strict=False
        )
        expected = checked.normalized.casefold()
    except EmailNotValidError:
        expected = ""
    assert valid(written) == expected

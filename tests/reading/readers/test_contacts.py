import pytest

from bot.reading.readers.contacts import read
from tests.reading.readers.seeing import facts, quotes, values

NAME = "contact.differs"
DE, GB = "+49 151 23456789", "+44 7700 900123"


@pytest.mark.parametrize(
    ("texts", "differing"),
    [
        (("jane@acme.com", "jane@gmail.com"), ["jane@acme.com / jane@gmail.com"]),
        ((DE, GB), ["+4915123456789 / +447700900123"]),
        (
            (f"jane@acme.com {DE}", f"jane@gmail.com {GB}"),
            ["jane@acme.com / jane@gmail.com", "+4915123456789 / +447700900123"],
        ),
        (("a@acme.com", "none", "b@acme.com"), ["a@acme.com / b@acme.com"]),
        (("a@acme.com", "a@acme.com", "b@acme.com"), ["a@acme.com / b@acme.com"]),
        (("a@acme.com", "b@acme.com", "c@acme.com"), ["a@acme.com / b@acme.com"]),
    ],
)
def test_two_parts_that_share_no_contact_differ_and_are_told_once(
    texts: tuple[str, ...], differing: list[str]
) -> None:
    assert values(read, NAME, *texts) == differing


@pytest.mark.parametrize(
    "texts",
    [
        ("a@acme.com b@acme.com",),
        ("a@acme.com", "A@Acme.com"),
        ("a@acme.com b@gmail.com", "b@gmail.com"),
        ("a@acme.com", "no address"),
        (DE, "0049 (151) 23456789"),
        (DE, "a@acme.com"),
        (),
    ],
)
def test_parts_that_share_a_contact_or_state_none_are_left_alone(texts: tuple[str, ...]) -> None:
    assert facts(read, *texts) == []


def test_the_first_contact_of_either_part_is_quoted() -> None:
    assert quotes(read, NAME, "Jane, A@acme.com, b@acme.com", "> c@gmail.com") == [
        ["A@acme.com", "c@gmail.com"]
    ]
    assert [span.part for span in facts(read, DE, "", GB)[0].spans] == [0, 2]

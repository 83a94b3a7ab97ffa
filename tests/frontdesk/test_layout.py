import pytest

from bot.frontdesk import layout


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "Jane"}',
        "From: Jane\n\nhello",
        "Betreff: Kündigung\nhallo",
        "> one\n> two\n> three",
        "- one\n- two\n- three",
        "Name: Jane\nCity: Porto\nRole: SRE",
        "sunniva 9:41 AM\nhello\nteo 9:42 AM\nhi\nsunniva 9:43 AM\nbye",
        "Jane | SRE | Porto | remote",
        "jane@example.org, 2019 - now at Acme, 2012-2019 at Globex",
    ],
)
def test_documents_have_marks(text: str) -> None:
    assert layout.marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "He wants 2 BTC - or the code goes public.",
        "hi\nwe are being blackmailed\nwhat now?",
        "we found out at 3:40 that he was here from 2019 to 2021",
    ],
)
def test_what_people_say_has_none(text: str) -> None:
    assert not layout.marked(text)
    assert not layout.long(text)


def test_many_lines_are_long_and_few_short_ones_a_list() -> None:
    assert layout.long("a\n" * 6)
    assert not layout.long("a\n\n" * 5)
    assert layout.listed("Jane Doe\nSRE\nPorto")
    assert not layout.listed("Jane Doe\nSRE")
    assert not layout.listed("we were told this morning\nthat he is not who he says\nwhat do we do")

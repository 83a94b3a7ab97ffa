import pytest

from bot.reading.readers.headers import read
from tests.reading.growth import LINEAR, growth
from tests.reading.readers.seeing import facts, quotes, values

NAME = "header.reply_to_differs"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("From: Jane <jane@acme.com>\nReply-To: jane@gmail.com", "gmail.com"),
        ("Reply-To: <Jane@Gmail.com>\nSubject: hi\nFrom: jane@acme.com", "gmail.com"),
        ("> From: jane@acme.com\n> Reply-To: jane@evil.example", "evil.example"),
        ("**From:** jane@acme.com\n**Reply-To:** jane@evil.example", "evil.example"),
        ("Von: jana@acme.de\nAntwort an: jana@web.de", "web.de"),
        ("De: ana@acme.com.br\nResponder a: ana@uol.com.br", "uol.com.br"),
        ("From: jane@acme.com\nReply-To: jane@notacme.com", "notacme.com"),
        ('"from": "jane@acme.com", "reply-to": "jane@gmail.com"', "gmail.com"),
    ],
)
def test_a_reply_that_goes_to_somebody_else_is_seen(text: str, host: str) -> None:
    assert values(read, NAME, text) == [host]


@pytest.mark.parametrize(
    "text",
    [
        "From: jane@acme.com\nReply-To: hr@acme.com",
        "From: JANE@ACME.COM\nReply-To: hr@acme.com",
        "From: jane@mail.acme.com\nReply-To: jane@acme.com",
        "From: jane@acme.com\nReply-To: jane@mail.acme.com",
        "From: a@acme.com\nFrom: b@globex.com\nReply-To: c@globex.com",
        "Reply-To: jane@gmail.com",
        "From: Acme HR\nReply-To: jane@gmail.com",
        "From: jane@acme.com\nReply-To: Jane",
        "From: jane@acme.com\nTo: jane@gmail.com",
        "Works from: jane@acme.com\nReply-To: jane@gmail.com",
        "",
    ],
)
def test_a_reply_that_goes_to_the_senders_house_is_left_alone(text: str) -> None:
    assert facts(read, text) == []


def test_both_headers_are_quoted() -> None:
    text = "From: Jane <jane@acme.com>\nTo: hr@acme.com\nReply-To: jane@gmail.com"
    assert quotes(read, NAME, text) == [["jane@gmail.com", "Jane <jane@acme.com>"]]


def test_the_headers_of_two_parts_are_not_mixed() -> None:
    assert facts(read, "From: jane@acme.com", "Reply-To: jane@gmail.com") == []


def test_many_headers_cost_no_more_than_their_length() -> None:
    mail = "From: jane@acme.com\nReply-To: jane@acme.com\n"
    ratio = growth(lambda text: facts(read, text), lambda length: mail * (length // len(mail)))
    assert ratio <= LINEAR

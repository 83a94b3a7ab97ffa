import pytest

from bot.reading.readers.links import read
from tests.reading.readers.seeing import facts, quotes, values


@pytest.mark.parametrize(
    ("text", "host", "kind", "handle"),
    [
        ("https://www.linkedin.com/in/Jane-Doe/", "linkedin.com", "profile", "jane-doe"),
        ("linkedin.com/in/jane-doe", "linkedin.com", "profile", "jane-doe"),
        ("https://de.linkedin.com/in/jane-doe?trk=1#x", "linkedin.com", "profile", "jane-doe"),
        ("xing.com/profile/Jane_Doe", "xing.com", "profile", "jane_doe"),
        ("https://www.upwork.com/freelancers/~01ab", "upwork.com", "profile", "~01ab"),
        ("linkedin.com/company/acme", "linkedin.com", "profile", "acme"),
        ("https://medium.com/@jane", "medium.com", "profile", "@jane"),
        ("github.com/janedoe/site.", "github.com", "code", "janedoe"),
        ("(github.com/janedoe)", "github.com", "code", "janedoe"),
        ("[me](https://github.com/janedoe)", "github.com", "code", "janedoe"),
        ('{"git":"https://gitlab.com/users/jane"}', "gitlab.com", "code", "jane"),
        ("https://evil.example@github.com/jane", "github.com", "code", "jane"),
        ("t.me/jane_doe", "t.me", "messenger", "jane_doe"),
    ],
)
def test_a_link_to_an_account_names_it_with_its_host(
    text: str, host: str, kind: str, handle: str
) -> None:
    assert values(read, "link.host", text) == [host]
    assert values(read, "link.kind", text) == [kind]
    assert values(read, "link.handle", text) == [f"{host}/{handle}"]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://jane.dev", "jane.dev"),
        ("http://user:word@acme.example/a", "acme.example"),
        ("notgithub.com/jane", "notgithub.com"),
        ("www.acme.com", "acme.com"),
    ],
)
def test_a_link_to_elsewhere_names_no_account(text: str, host: str) -> None:
    assert values(read, "link.host", text) == [host]
    assert values(read, "link.kind", text) == ["other"]
    assert values(read, "link.handle", text) == []


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Telegram: @jane_d", "telegram/jane_d"),
        ("telegram @Jane_D, please", "telegram/jane_d"),
        ("Telegram only @jane_d", "telegram/jane_d"),
        ("Telegram handle: jane_d", "telegram/jane_d"),
        ("discord: jane#1234", "discord/jane#1234"),
        ("skype:live.jane.", "skype/live.jane"),
        ("Signal = jane.42", "signal/jane.42"),
    ],
)
def test_a_handle_is_kept_with_its_messenger(text: str, handle: str) -> None:
    assert values(read, "link.handle", text) == [handle]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CI/CD and TCP/IP, client/server",
        "e.g./i.e.",
        "node.js/react",
        "2019/2020, 1.5/2.5",
        "mailto:jane@github.com",
        "https://[::1",
        "Telegram jane",
        "Telegram: no",
        "WhatsApp: none",
        "WhatsApp: +49 151 23456789",
        "signal: 3 of 5",
        "she signalled: yes",
        "Our Telegram group is fine: agreed",
        "https://a.example/" + "x" * 500,
    ],
)
def test_what_is_neither_link_nor_handle_is_left_alone(text: str) -> None:
    assert facts(read, text) == []


def test_links_are_quoted_as_written_without_the_marks_around_them() -> None:
    text = "Code: <https://GitHub.com/Jane>, (linkedin.com/in/jane); Telegram: @jane."
    assert quotes(read, "link.handle", text) == [
        ["https://GitHub.com/Jane"],
        ["linkedin.com/in/jane"],
        ["Telegram: @jane."],
    ]


def test_the_first_hundred_links_of_a_part_are_read() -> None:
    text = " ".join(f"https://acme.example/{number}" for number in range(150))
    assert len(values(read, "link.host", text)) == 100
    text = " ".join(f"telegram: @person{number}" for number in range(150))
    assert len(values(read, "link.handle", text)) == 100

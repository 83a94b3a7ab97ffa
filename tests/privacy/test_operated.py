import pytest

from bot.privacy import operated


def accounts(text: str) -> list[str]:
    return sorted({each.text for each in operated.find(text)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he's dev_arn on GitHub, new account", ["dev_arn"]),
        ("you are arn_x88 on three sites", ["arn_x88"]),
        ("please revoke harnold and bmarnau in Okta", ["bmarnau", "harnold"]),
        ("remove a.marnau from Slack", ["a.marnau"]),
        ("Bitte tkessler in Azure AD sperren", ["tkessler"]),
        ("bloqueia o lfarnas e a cmarn_ext no Slack", ["cmarn_ext", "lfarnas"]),
        ("2 github accounts, vmarnau and the newer marn-labs", ["marn-labs", "vmarnau"]),
        ("on Stack Overflow she is rmarnow", ["rmarnow"]),
    ],
)
def test_accounts_on_platforms(text: str, expected: list[str]) -> None:
    assert accounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "we post jobs on LinkedIn",
        "remove the user from Slack",
        "full-time role on GitHub Actions",
        "block spam in Teams",
        "accounts and the new budget",
    ],
)
def test_words_are_no_accounts(text: str) -> None:
    assert accounts(text) == []

import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "his github is ⟦xmarn-77⟧",
    "discord ⟦xmarn_dev⟧ or Skype war ⟦xmarn.med⟧",
    "wechat ⟦xm_1990⟧, Zalo: ⟦xmarn9⟧",
    "signal handle: signal: ⟦xmarn.55⟧",
    "Login: ⟦xqmarn⟧",
    "usuário ⟦xqmarn_⟧ bloqueado",
    "sshd: Accepted publickey for ⟦xqmarn⟧ from the gateway",
    "user=⟦xqmarn⟧ action=login",
    "u/⟦xqmarn⟧ on reddit",
    "LINE ID?\nLund: ⟦xq.marn⟧",
    "git ⟦xmarn-js⟧, mail later",
    "гит ⟦xmarn-front⟧",
    "깃허브는 ⟦xmarn-be⟧ 맞죠?",
    "whose account is ⟦jasper-lily⟧? it shows up",
    "⟦Anna Marnson⟧ (⟦amarnson⟧)",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_what_an_account_is_called_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "we post jobs on LinkedIn and Xing",
        "@channel the form is online",
        "login is not possible",
        "our Slack account is locked",
        "git cherry-pick, git ls-files and git rebase --onto",
        "the account is read-only",
        "the user interface of GitHub",
    ],
)
def test_platforms_and_everybody_stay(text: str) -> None:
    assert found(text) == []

import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "IBAN: ⟦DE89 3704 0044 0532 0130 00⟧ and so on",
    "iban ⟦PT50.0002.0123.1234.5678.9015.4⟧",
    "sort ⟦00 99 17⟧ acct ⟦7120 4418⟧",
    "Bank: ⟦20-99-31⟧ / ⟦55779911⟧",
    "BSB ⟦062-000⟧ Acc ⟦1044 8821⟧",
    "ABA ⟦011199990⟧, acct. no. ⟦2201 4471⟧",
    "card ⟦4111-1111-1111-1111⟧, or Visa ending in ⟦4242⟧",
    "Kto ⟦12345678⟧ BLZ ⟦10020030⟧",
    "banco 999 ag. ⟦3390-1⟧ conta ⟦00123-4⟧",
    "pix: ⟦123e4567-e89b-12d3-a456-426614174000⟧",
    "CBU ⟦9990017120000012345671⟧, alias ⟦SOL.MATE.RIO⟧",
    "CLABE ⟦032180000118359719⟧",
    "konto ⟦61 1090 1014 0000 0712 1981 2874⟧",
    "口座番号 ⟦1234567⟧",
    "TK ngân hàng ⟦0999 1234 5678⟧",
    "PayPal: ⟦jane.doe92⟧",
    "Wise tag ⟦@janed881⟧",
    "payoneer id was ⟦52209914⟧",
    "my friend's CashApp ⟦$janedoe⟧",
    "send it to ⟦jane-d.eth⟧ or ⟦0x71C7...9A3f⟧",
    "worker,account\nSRE,⟦00123456⟧",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_where_somebody_is_paid_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "The account manager called 3 times",
        "Bank holiday on 26 December 2024",
        "the card was declined twice in 2023",
        "paid by Wise or PayPal",
        "export $HOME and $PATH",
        "account for 85,000 EUR",
    ],
)
def test_other_accounts_stay(text: str) -> None:
    assert found(text) == []

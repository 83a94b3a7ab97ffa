import pytest

from bot.reading.readers.payments import read
from tests.reading.growth import LINEAR, growth
from tests.reading.readers.seeing import facts, quotes, values

NAME = "payment.holder_differs"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Name: Mary Major\nAccount holder: John Roe", "account: John Roe"),
        ("Legal name: Mary Major\nBeneficiary: Roe Consulting", "account: Roe Consulting"),
        ("Candidate: Mary Major | IBAN holder: John Roe | Leeds", "account: John Roe"),
        ("Candidate: Mary Major // Account holder: John Roe", "account: John Roe"),
        ("Name\tMary Major\nAccount holder\tJohn Roe", "account: John Roe"),
        ('{"name": "Mary Major", "account_holder": "John Roe"}', "account: John Roe"),
        ("Bewerber: Jens Meier\nKontoinhaber: Petra Schulz", "account: Petra Schulz"),
        ("Nome: Ana Souza\nTitular da conta: Carlos Lima", "account: Carlos Lima"),
        ("Name: Mary Major\nName on contract: John Roe", "contract: John Roe"),
        ("Mitarbeiterin: Petra Schulz\nVertragspartner: Blau GmbH", "contract: Blau GmbH"),
    ],
)
def test_a_holder_other_than_the_person_is_seen_in_every_kind_of_copy(
    text: str, holder: str
) -> None:
    assert values(read, NAME, text) == [holder]


@pytest.mark.parametrize(
    "text",
    [
        "Name: Mary Major\nAccount holder: Mary Major",
        "Name: Mary Major\nAccount holder: MARY MAJOR",
        "Name: Mary Major\nAccount holder: M. Major",
        "Name: Mary Major\nAccount holder: Major, Mary",
        "Full name: Mary Anne Major\nAccount holder: Mary A. Major",
        "Name: Mary Major\nAccount holder: same as above",
        "Name: Mary Major\nAccount holder: own",
        "Name: Mary Major\nAccount holder: Wise",
        "Name: Mary Major\nAccount holder: +44 7700 900123",
        "Name: Mary Major\nAccount manager: John Roe",
        "Name: Mary Major\nTrading as: Major Software Ltd\nAccount holder: Major Software Ltd",
        "Account holder: John Roe",
        "Project name: Atlas\nAccount holder: John Roe",
        "Referee name: John Roe\nAccount holder: Mary Major",
        "",
    ],
)
def test_the_persons_own_account_and_a_holder_beside_nobody_are_left_alone(text: str) -> None:
    assert facts(read, text) == []


def test_the_holder_is_quoted_with_the_person() -> None:
    text = "Name: Mary Major\nBank: Blue\nAccount holder: John Roe"
    assert quotes(read, NAME, text) == [["John Roe", "Mary Major"]]


def test_the_forms_of_two_parts_are_not_mixed() -> None:
    assert facts(read, "Name: Mary Major", "Account holder: John Roe") == []


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("IBAN: DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"]),
        ("DE89370400440532013000, GB29NWBK60161331926819", 2),
        ("ORDER AB12, commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad", []),
    ],
)
def test_an_account_number_is_quoted_as_written(text: str, accounts: list[str] | int) -> None:
    seen = values(read, "payment.account", text)
    assert (len(seen) if isinstance(accounts, int) else seen) == accounts
    assert [[value] for value in seen] == quotes(read, "payment.account", text)


@pytest.mark.parametrize(
    ("text", "wallets"),
    [
        ("0x52908400098527886E0F7030069857D2E4169EE7", 1),
        ("to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.", 1),
        ("USDT TRC20: TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", 1),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 1),
        ("0x529084, sha 0x5290840009852788", 0),
        ("commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad", 0),
        ("https://example.org/a1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 0),
    ],
)
def test_a_wallet_is_known_by_its_form(text: str, wallets: int) -> None:
    assert len(values(read, "payment.wallet", text)) == wallets


def test_many_people_and_holders_cost_no_more_than_their_length() -> None:
    form = "Name: Mary Major\nAccount holder: John Roe\n"
    ratio = growth(lambda text: facts(read, text), lambda length: form * (length // len(form)))
    assert ratio <= LINEAR

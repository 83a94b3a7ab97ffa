import pytest

from bot.reading.readers.addresses import read
from tests.reading.growth import LINEAR, growth
from tests.reading.readers.seeing import facts, quotes, values

NAME = "delivery.address_differs"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "Ship to: 99 Oak Avenue, Dallas\nHome address: 12 Elm Street, Austin",
            "99 Oak Avenue, Dallas",
        ),
        (
            "Name: Mary | Ship to: 99 Oak Avenue, Dallas | Address on ID: 12 Elm Street, Austin",
            "99 Oak Avenue, Dallas",
        ),
        (
            '{"delivery_address": "99 Oak Avenue, Dallas", "id_address": "12 Elm Street, Austin"}',
            "99 Oak Avenue, Dallas",
        ),
        (
            "Laptop to: c/o John Roe, 4 Mill Lane, Leeds\nResidential address: 7 High Road, York",
            "c/o John Roe, 4 Mill Lane, Leeds",
        ),
        (
            "Lieferadresse: Hauptstr. 5, 10115 Berlin\nMeldeadresse: Gartenweg 12, 50667 Köln",
            "Hauptstr. 5, 10115 Berlin",
        ),
        (
            "Endereço de entrega: Rua Azul 12, Recife\nEndereço: Rua das Flores 40, Curitiba",
            "Rua Azul 12, Recife",
        ),
        (
            "Morada de entrega: Rua B 40, Porto\nMorada: Avenida Central 12, Lisboa",
            "Rua B 40, Porto",
        ),
    ],
)
def test_a_delivery_elsewhere_is_seen_in_every_kind_of_copy(text: str, address: str) -> None:
    assert values(read, "delivery.address", text) == [address]
    assert values(read, NAME, text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Ship to: 12 Elm Street, Austin, TX\nHome address: 12 Elm Street, Austin, TX",
        "Shipping address: 12 Elm St., Austin TX\nHome address: 12 Elm Street, Austin, Texas",
        "Ship laptop to: 4 Mill Lane, Leeds\nAnschrift: 4 Mill Ln, Leeds",
        "Ship to: 99 Oak Avenue\nHome address: 12 Elm Street\nAddress on ID: 99 Oak Avenue",
        "Ship to: 99 Oak Avenue, Dallas",
        "Ship to: 99 Oak Avenue, Dallas\nE-mail address: mary7@acme.com",
        "Ship to: 99 Oak Avenue, Dallas\nIP address: 10.0.0.1",
    ],
)
def test_a_delivery_to_a_stated_address_and_one_beside_none_is_no_difference(text: str) -> None:
    assert len(values(read, "delivery.address", text)) == 1
    assert values(read, NAME, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ship to: same as above\nHome address: 12 Elm Street",
        "Ship to: office\nHome address: 12 Elm Street",
        "Shipping: 3 days",
        "Delivery: 2026-11-20",
        "Home address: 12 Elm Street",
        "We ship to 40 countries",
        "",
    ],
)
def test_what_is_no_address_to_deliver_to_is_left_alone(text: str) -> None:
    assert facts(read, text) == []


def test_both_addresses_are_quoted() -> None:
    text = "Home address: 12 Elm Street, Austin\nNote: none\nShip to: 99 Oak Avenue, Dallas"
    assert quotes(read, NAME, text) == [["99 Oak Avenue, Dallas", "12 Elm Street, Austin"]]


def test_many_addresses_cost_no_more_than_their_length() -> None:
    form = "Ship to: 99 Oak Avenue, Dallas\nHome address: 12 Elm Street, Austin\n"
    ratio = growth(lambda text: facts(read, text), lambda length: form * (length // len(form)))
    assert ratio <= LINEAR

import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "his mobile: ⟦0151-5550 1234⟧",
    "call me at ⟦555-0123⟧ please",
    "phone ⟦+1.415.555.0132⟧ or ⟦415/555-0177⟧",
    "WhatsApp me: ⟦+55 (21) 95555-0177⟧",
    "Fax ⟦(030) 5550-991⟧",
    "telefone fixo ⟦21 5550-0199⟧",
    "Tel. ⟦01 55 50 12 34⟧",
    "ring me on ⟦020 7946 0958⟧",
    "mein Handy ist die ⟦0171/5550199⟧",
    "passport ⟦C4J7K2L9X⟧ expires 2030",
    "Passport: ⟦533380006⟧",
    "passport copy (⟦AB 1234567⟧)",
    "her NI number ⟦QQ 12 34 56 C⟧",
    "driving licence ⟦MORGA657054SM9IJ⟧",
    "DL# ⟦S530-4609-0178⟧",
    "EIN ⟦12-3456789⟧",
    "USt-IdNr. ⟦DE123456789⟧",
    "Ausweisnr ⟦T220001293⟧",
    "RG: ⟦4.556.778⟧",
    "CPF ⟦98765432100⟧",
    "número de contribuinte ⟦123456789⟧",
    "BI n.º ⟦12345678⟧",
    "NIE ⟦X1234567L⟧",
    "SSN ending ⟦6789⟧",
    "visa number ⟦20201234567890⟧",
    "student id ⟦s1234567⟧",
    "born ⟦4/7/92⟧",
    "D.O.B ⟦07-Apr-1992⟧",
    "geb. ⟦7.4.1992⟧ in Kiel",
    "geboren: ⟦7. April 1992⟧",
    "nascida em ⟦7 de abril de 1992⟧",
    "Data de nasc.: ⟦07/04/1992⟧",
    "birthday is ⟦April 7⟧",
    '"date_of_birth": "⟦1992-04-07⟧"',
    "IBAN ⟦GB82 WEST 1234 5698 7654 32⟧",
    "iban: ⟦fr7630006000011234567890189⟧",
    "sort code ⟦20-00-00⟧ account ⟦55779911⟧",
    "a/c no ⟦55779911⟧",
    "Kontonummer ⟦532013000⟧, BLZ ⟦37040044⟧",
    "card ⟦4111 1111 1111 1111⟧",
    "BIC: ⟦COBADEFFXXX⟧",
    "eth ⟦0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe⟧",
    "SOL wallet ⟦7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV⟧",
    "xrp ⟦rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh⟧",
    "serial ⟦PF3ABCDE⟧",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_a_number_that_is_ones_own_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "2018-2021 Engineer", "since 12/2019", "03/2018 - 05/2021", "2026-11-29", "on 3.11.2026",
        "at 10:32", "120,000 EUR", "85k", "99.99 %", "10,000 users", "TLS 1.3", "ISO 27001",
        "HTTP 500", "room 101", "5 years", "2014 2015 2016", "Q3 2025",
    ],
)  # fmt: skip
def test_years_amounts_and_versions_stay(text: str) -> None:
    assert found(text) == []

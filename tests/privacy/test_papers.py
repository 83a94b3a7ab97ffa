import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "her passport, which is German, has the number ⟦C4J7K2L9X⟧",
    "NI number? it is ⟦QQ 12 34 56 C⟧",
    "driver's license is Ohio No. ⟦059912399⟧",
    "Drivers License # ⟦F255-921-50-094-0⟧",
    "SSN is ⟦078051120⟧, his wife ⟦078-05-1121⟧",
    "employee ID is ⟦55812⟧",
    "Employee #⟦4471⟧",
    "badge ⟦0091-7735⟧",
    "emp. code ⟦VN-0931⟧",
    "Candidate ID: ⟦C-20391⟧",
    "work permit ⟦WP-99812⟧",
    "passports ⟦X1234567⟧ and ⟦Y7654321⟧",
    "Residence permit .... ⟦RP/9912/4471-B⟧",
    "Passport\n⟦X1234567⟧",
    "Interviewer: passport number?\nCandidate: ⟦K 12 345⟧",
    "10:02 hr: ssn?\n10:03 anna: ⟦078051120⟧",
    "last four of SSN: ⟦1120⟧",
    "<td>Passport</td><td>⟦X1234567⟧</td>",
    "Steuer-Identifikationsnummer lautet ⟦12345678901⟧",
    "SV-Nummer: ⟦12 070492 K 123⟧",
    "Personalnr. ⟦4711⟧",
    "Aufenthaltstitel Nr. ⟦Y1234567⟧",
    "Schlüssel (Nr. ⟦S-88⟧)",
    "AHV ⟦756.1234.5678.97⟧",
    "CTPS nº ⟦12345 série 001-SP⟧",
    "Título de eleitor ⟦1234 5678 9012⟧",
    "crachá ⟦8841⟧",
    "Cartão de Cidadão ⟦12345678 9 ZZ4⟧",
    "inscrição n.º ⟦2024-0091⟧",
    "número de la seguridad social ⟦28 12345678 40⟧",
    "carte d'identité n° ⟦880692310285⟧",
    "codice fiscale ⟦RSSMRA85T10A562S⟧",
    "dowód osobisty ⟦ABC123456⟧",
    "T.C. Kimlik No ⟦12345678901⟧",
    "паспорт серия ⟦4510 № 123456⟧",
    "身份证：⟦110101199003074514⟧",
    "運転免許証番号 ⟦123456789012⟧",
    "여권번호 ⟦M12345678⟧",
    "CCCD của em ⟦001 099 012345⟧",
    "رقم هويتي ⟦٧٨٤١٩٩١٩٩٩⟧",
    "मेरा आधार ⟦0000 1111 2223⟧",
    "number plate (last time: ⟦AB12 CDE⟧)",
    "placa do carro ⟦ABC-1234⟧",
    "Kennzeichen ⟦B-AB 1234⟧",
    "plaka ⟦34 ABC 991⟧",
    "⟦P<DMUSTERFRAU<<ERIKA<<<<<<<<<<<<<<<<<⟧",
    "id;stage\n⟦C-1001⟧;offer\n⟦C-1002⟧;screen",
    "| Name | Badge |\n|---|---|\n| Anna | ⟦0417⟧ |",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_numbers_of_papers_and_lists_are_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "The passport check takes 5 days and costs 120 EUR",
        "visa expires in 2027, permit valid until 31.12.2027",
        "Please run 5000 tests on the new pipeline",
        "ID verification took 3 days",
        "step no. 3, interview no. 2",
        "RFC 2616, FY2025, 20240611T130000Z",
        "the badge costs 15 dollars",
        "stage,count\nscreen,12",
    ],
)
def test_amounts_and_years_beside_papers_stay(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "CDL ⟦NV 1402887359⟧, TWIC card ⟦40218839⟧",
        "CoC ⟦GR-CE-004419⟧. Seaman's book ⟦ΙΑ 77121⟧.",
        "page two of the form: ⟦Z123456(8)⟧",
        "RG: ⟦2.998.771-0 SSP/PB⟧",
        "Aktenzeichen ⟦4 Ca 1123/25⟧",
    ],
)
def test_papers_of_seamen_drivers_and_courts(marked: str) -> None:
    assert left(marked) == []


def test_a_ruling_that_everybody_cites_stays() -> None:
    assert found("BAG, Urteil 2 AZR 999/19") == []


def test_a_country_before_a_tax_number_is_a_part_of_it() -> None:
    assert left("USt-IdNr. ⟦DE 318 555 901⟧") == []

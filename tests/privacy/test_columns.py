import pytest

from bot.privacy import columns
from tests.privacy.labelled import left

TABLES = (
    'stage,dob,"home address"\nscreen,⟦04/03/2015⟧,"⟦5, The Mews⟧"\noffer,⟦1/2/2014⟧,"⟦Flat 2⟧"',
    "Role       DOB          Badge\nEngineer   ⟦01/02/19⟧     ⟦44⟧\nTester     ⟦3/4/2018⟧     ⟦45⟧",
    "| Role | Born | Passport |\n|---|---|---|\n| SRE | ⟦2019-01-02⟧ | ⟦AB 12⟧ |",
    "rolle;Geb.;PersNr\nSRE;⟦1.2.15⟧;⟦123⟧",
    "cargo\tnasc\tramal\nSRE\t⟦1/2/15⟧\t⟦44⟧",
)


@pytest.mark.parametrize("marked", TABLES)
def test_a_column_is_what_its_head_says(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "stage,count\nscreen,12",
        "id, passport: what to check?\nin 2024, 30 days",
        "Yes, I pass\nsince 2019, I think",
        "date,job id\n2024-03-01,12",
    ],
)
def test_prose_and_other_columns_stay(text: str) -> None:
    assert list(columns.find(text)) == []

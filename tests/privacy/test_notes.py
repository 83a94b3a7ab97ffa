import pytest

from tests.privacy.labelled import found, left


@pytest.mark.parametrize(
    "marked",
    [
        "spoke w ⟦Dunstan⟧ re the badge",
        "- met w/ ⟦tendai okonjo⟧, 6y java\n- wants remote\n- ask ⟦grace⟧ about it",
        "came early. surname spelled ⟦brunsema⟧, badge was wrong\nshift lead was there",
        "cognome ⟦brunsema⟧, cuoco\nprima volta qui",
        "bew. ⟦elif okonjo-brunsema⟧, erzieherin\nkommt mo zur probe",
        "- la sig.ra ⟦quadri⟧ lo vede\n- ok",
        "next: case study. ⟦lorenzo⟧ + ⟦okonj⟧\nthen offer",
        "- int fri 10\n- ⟦maddy⟧ + ⟦prakash⟧ to shadow\n- ok",
        "From ⟦Okonjo⟧: the bus is late",
        "1. Your name: ⟦Te Rangi Okonjo⟧\n2. Shift",
        "1. Your name ⟦Te Rangi Okonjo⟧\n2. Shift",
        "phone screen, ⟦dee⟧ (⟦deepika okonjo⟧)\n- 8y pm",
        "candidate: ⟦priya⟧ (⟦may⟧) ⟦okonjo⟧\n- designer",
        "driver ⟦Genivaldo⟧, plate later",
        "⟦Theodora⟧ came. ⟦Theo⟧ is fine, she says",
    ],
)
def test_names_of_hasty_notes(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "ask for the name of the field",
        "what is the file name format",
        "talk with engineering about terraform (aws) modules",
        "From our office: two trains a day",
        "To do: call the office",
        "surname field is empty",
        "200 ms latency and 3 ms jitter",
        "engineer (senior backend) wanted",
    ],
)
def test_words_that_name_nobody(text: str) -> None:
    assert found(text) == []

from dataclasses import replace

from tests.fakes.scripted_model import answering
from tests.frontdesk.desk_with import ANA, Kept


def test_each_desk_gives_its_result() -> None:
    desk = Kept().desk
    assert [each.signal for each in desk.assess(ANA).findings]
    assert desk.answer(replace(ANA, text="can we insist that the camera is on?")).answered
    assert desk.advise(replace(ANA, text="he threatens to leak our code")).playbook.id
    assert desk.say(replace(ANA, locale="de-DE")).language == "de"


def test_warming_up_remembers_and_notes_nothing() -> None:
    model = answering()
    kept = Kept(model=model)
    kept.desk.warm()
    assert kept.ledger.lines == []
    assert model.warmed == 1 and model.sent == []

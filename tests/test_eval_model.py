from bot.engines.meaning import NoMeaning
from bot.ports import Prompt
from tests.ask.faithful import pairs
from tests.eval_model import Heard, page, questions, scripted, table, tally
from tests.fakes.scripted_model import Scripted
from tests.knowledge.test_signals import SHIPPED


def test_the_script_offers_right_and_wrong_sentences_in_every_language() -> None:
    rows, held = questions(), {each["id"]: each for each in pairs()}
    offered = [held[id_] for row in rows for id_ in row["sentences"]]
    assert {row["language"] for row in rows} == {"en", "de", "pt"}
    assert sum(each["faithful"] for each in offered) >= 40
    assert sum(not each["faithful"] for each in offered) >= 20


def test_nothing_unfaithful_goes_out_and_most_facts_are_said() -> None:
    found = tally(questions(), SHIPPED, NoMeaning())
    for each in found.values():
        assert all(each.said)
        assert all(each.cited)
    english = found["en"]
    assert sum(english.written) / len(english.written) >= 0.75
    assert sum(english.facts) >= sum(english.plain)
    assert len(table(found).splitlines()) == 5
    assert "No model" in page(found, SHIPPED, "no model", "**No model was asked.**")


def test_a_model_that_is_there_judges_its_sentences_itself() -> None:
    row = questions()[0]
    script = scripted(row, SHIPPED)

    def says(prompt: Prompt) -> dict[str, object]:
        return {"supported": False} if prompt.name == "judge" else dict(script._said(prompt))

    found = tally([row], SHIPPED, NoMeaning(), Scripted(says))
    assert found["en"].said and not any(found["en"].said)


def test_nothing_is_heard_before_it_is_asked() -> None:
    heard = Heard(scripted(questions()[0], SHIPPED))
    assert heard.absent == ""
    assert heard.lines == []

from bot.library.library import Library
from bot.library.list_passages import of_checklist, of_topic


def test_a_checklist_and_a_topic_can_be_asked_for(library: Library) -> None:
    stage, checklist = next(iter(library.checklists.items()))
    made = of_checklist(stage, checklist, library.sources)
    assert made.id == f"checklists/{stage}" and made.text and made.sentences
    assert all(each.text in made.text for each in made.sentences)
    stem, topic = next(iter(library.questions.items()))
    asked = of_topic(stem, topic, library.sources)
    assert topic.questions[0].ask.en in asked.text and stem in asked.id

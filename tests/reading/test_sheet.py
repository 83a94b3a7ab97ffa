import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.library import Entry, Idea, Library
from bot.reading.parts import Part, Span
from bot.reading.sheet import Sheet, Statement, prepare, state
from bot.reading.speakers import Role


def stated(text: str, library: Library) -> list[Statement]:
    """State a text with a library that knows four ideas."""
    known = {
        "camera": Idea("camera", "thing", (Entry("en", "camera"),)),
        "refusal": Idea("refusal", "act", (Entry("en", "refused"),)),
        "put-to-candidate": Idea("put-to-candidate", "grammar", (Entry("en", "=would you"),)),
        "work-verbs": Idea("work-verbs", "grammar", (Entry("en", "built"),)),
    }
    small = dataclasses.replace(library, ideas=known, names={})
    return list(state(prepare(0, Part("text", text)), small))


def ideas(statement: Statement) -> list[str]:
    return [hit.idea for hit in statement.hits]


def test_a_span_quotes_the_original_characters() -> None:
    text = "He said “don’t” and\r\nleft the oﬃce"
    sheet = prepare(3, Part("notes", text))
    start = sheet.text.index("don't")
    assert sheet.span(start, start + 5) == Span(3, 9, 14, "don’t")
    assert sheet.span(sheet.text.index("office"), len(sheet.text)).quote == "oﬃce"


def test_every_sentence_is_stated_with_its_ideas(library: Library) -> None:
    one, two = stated("The camera was off. He refused twice.", library)
    assert (ideas(one), ideas(two)) == (["camera"], ["refusal"])
    assert (one.role, one.turn, one.work, one.supposed) == (Role.UNKNOWN, -1, False, False)


def test_a_transcript_tells_whose_words_a_sentence_is_in(library: Library) -> None:
    statements = stated("I: Is the camera on?\nC: I refused.\nBuilt a camera.", library)
    told = [(each.turn, each.role, ideas(each)) for each in statements if each.hits]
    assert told == [
        (0, Role.ASKING, ["camera"]),
        (1, Role.ANSWERING, ["refusal"]),
        (1, Role.ANSWERING, ["work-verbs", "camera"]),
    ]


def test_a_question_put_to_the_candidate_is_asked_not_told(library: Library) -> None:
    asked, told, plain = stated("Would you turn it on?\nWould you pay.\nCamera off?", library)
    assert [asked.role, told.role, plain.role] == [Role.ASKING, Role.UNKNOWN, Role.UNKNOWN]


def test_work_done_is_reported_in_a_profile_not_in_an_answer(library: Library) -> None:
    (profile,) = stated("Built a camera.", library)
    assert profile.work
    assert not any(each.work for each in stated("I: What?\nC: Built a camera.", library))


def test_what_a_sheet_holds_is_worked_out_once() -> None:
    sheet = prepare(0, Part("text", "I: Camera?\nC: No."))
    assert sheet.sentences is sheet.sentences and sheet.turns is sheet.turns


@settings(max_examples=150)
@given(st.text() | st.text("ab-\n\r>. \u0301ﬁ’\u200bе?:"))
def test_every_sentence_and_word_quotes_the_original_text(text: str) -> None:
    sheet: Sheet = prepare(1, Part("text", text))
    places = [(word.start, word.end) for word in sheet.words]
    places += [(sentence.start, sentence.end) for sentence in sheet.sentences]
    for start, end in places:
        span = sheet.span(start, end)
        assert span.quote and span.quote == text[span.start : span.end]
        assert span.part == 1


def test_sentences_of_the_same_words_share_what_is_heard(library: Library) -> None:
    one, two, other = stated("He refused. He refused. She refused.", library)
    assert one.heard is two.heard is not other.heard
    assert one.sentence != two.sentence

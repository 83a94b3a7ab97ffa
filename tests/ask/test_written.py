from collections.abc import Sequence

import pytest

from bot.ask.desk import Answer, assess
from bot.ask.words import render as lay_out
from bot.ask.written import Asked, verbatim, write
from bot.engines.meaning import NoMeaning
from bot.engines.no_model import NoModel
from bot.library.wording import ENGLISH, Say
from bot.talk.reply import Sources
from tests.fakes.scripted_model import GONE, Scripted, answering, line
from tests.knowledge.test_signals import SHIPPED

QUESTION = "Who may pause an offer, and may a hiring manager waive a check?"
PAUSE = "The security lead may pause an offer for at most five working days."
WAIVE = "Hiring managers cannot waive a check, not even for an urgent start."
MADE_UP = "The recruiter must tell the CEO within one hour."


def ask(
    model: Scripted | NoModel, question: str = QUESTION, *, say: Say = ENGLISH,
    earlier: Sequence[str] = (), told: list[list[str]] | None = None,
) -> Answer:  # fmt: skip
    tell = None if told is None else lambda sentences: told.append(list(sentences))
    asked = Asked(question, "me", tuple(earlier))
    return write(asked, SHIPPED, NoMeaning(), model, say, tell)


def plain(question: str = QUESTION) -> Answer:
    return assess(question, SHIPPED, NoMeaning())


def test_checked_sentences_are_the_answer_and_the_sources_quote_the_folder() -> None:
    answer = ask(answering(line(PAUSE, 1), line(WAIVE, 1)))
    assert answer.written_by == "model"
    assert [each.text for each in answer.sentences][:2] == [PAUSE, WAIVE]
    quotes = " ".join(each.quote for each in answer.sources)
    assert "the security lead may pause an offer for at most five working days" in quotes
    assert PAUSE not in quotes
    assert any("Worded by the chat model" in each for each in answer.notices)
    assert answer.conflicts == plain().conflicts


def test_whoever_reads_the_models_words_sees_the_folders_own_beside_them() -> None:
    written, own = ask(answering(line(PAUSE, 1))), plain()
    for answer, quoted in ((written, True), (own, False)):
        parts = lay_out(answer, SHIPPED).parts
        notes = [one.note for each in parts if isinstance(each, Sources) for one in each.items]
        assert any("HR owns the identity checks" in each for each in notes) is quoted
    assert lay_out(written, SHIPPED).written_by == "model"
    assert lay_out(own, SHIPPED).written_by == "rules"


def test_what_fails_is_dropped() -> None:
    answer = ask(answering(line(PAUSE, 1), line(MADE_UP, 1), line(WAIVE, 1)))
    assert answer.written_by == "model"
    assert MADE_UP not in [each.text for each in answer.sentences]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [line(MADE_UP, 1)],
        [line(PAUSE, 1), line(MADE_UP, 1), line("Pay him in Bitcoin now.", 1)],
        [line(PAUSE)],
        [line(PAUSE, 1), line(WAIVE, 99), line(WAIVE, 0)],
        [line(PAUSE, 99)],
        [line(PAUSE, 0)],
        [line(PAUSE, 1, -1)],
    ],
)
def test_where_too_little_is_left_the_folders_own_sentences_go_out(lines: list[object]) -> None:
    answer = ask(Scripted({"answer": {"sentences": lines}}))
    assert answer == plain()


def test_a_model_that_fails_costs_one_line() -> None:
    said = {"answer": {"sentences": [line(PAUSE, 1), line(WAIVE, 1)]}}
    for breaks_at in (0, 1, 2):
        answer = ask(Scripted(said, breaks_at=breaks_at))
        assert answer.sentences == plain().sentences
        assert answer.notices == (*plain().notices, GONE)
        assert answer.written_by == "rules"


def test_in_another_language_the_line_is_ours() -> None:
    say = SHIPPED.say("de")
    answer = ask(Scripted({"answer": {"sentences": []}}, breaks_at=0), say=say)
    assert answer.notices[-1].startswith("Das Sprachmodell konnte nicht helfen")


def test_sentences_are_told_as_they_come_and_only_checked_ones() -> None:
    told: list[list[str]] = []
    ask(answering(line(MADE_UP, 1), line(PAUSE, 1), line(WAIVE, 1)), told=told)
    assert told == [[PAUSE], [PAUSE, WAIVE]]


def test_an_answer_is_in_the_askers_language() -> None:
    german = "Die Sicherheitsleitung darf ein Angebot höchstens fünf Arbeitstage anhalten."
    model = answering(
        line(german, 1, english=PAUSE), question="Who may pause an offer, and for how long?"
    )
    question = "Wer darf ein Angebot anhalten, und wie lange?"
    answer = ask(model, question, say=SHIPPED.say("de"))
    assert answer.sentences[0].text == german
    assert "the security lead may pause an offer" in answer.sources[0].quote
    assert [each.name for each in model.sent] == ["question", "answer"]


def test_what_is_not_answered_is_not_sent_to_be_written() -> None:
    model = answering(line(PAUSE, 1))
    answer = ask(model, "how long do olives keep in the fridge?")
    assert not answer.answered
    assert model.sent == []


def test_legal_text_is_quoted_and_never_restated() -> None:
    question = "May an interview be recorded?"
    quoted = [each for each in plain(question).sources if verbatim(each.passage)]
    assert quoted
    said = quoted[0].quote.split(". ")[0]
    restated = [line(said.replace("candidate", "applicant"), number) for number in range(1, 6)]
    answer = ask(Scripted({"answer": {"sentences": restated}}), question)
    folder = {sentence.text for passage in SHIPPED.passages for sentence in passage.sentences}
    assert all(
        each.text in folder
        for each in answer.sentences
        if any(verbatim(p) for p in SHIPPED.passages if p.id in each.passages)
    )


def test_a_follow_up_in_other_words_finds_more_and_loses_nothing() -> None:
    model = answering(question="May accounts be shared in a team?")
    answer = ask(model, "Dürfen sich mehrere im Team ein Konto teilen?", say=SHIPPED.say("de"))
    assert any(
        each.passage.id.endswith("how-teams-and-substitutes-are-handled") for each in answer.sources
    )


@pytest.mark.parametrize(
    "question", ["Ignore that. Who may pause an offer?", "x" * 400, "<!channel> who may pause?", ""]
)
def test_other_words_do_not_answer_what_nobody_asked(question: str) -> None:
    asked = "Wie hoch ist der Eiffelturm?"
    answer = ask(answering(question=question), asked, say=SHIPPED.say("de"))
    assert not answer.answered


def test_other_words_never_take_an_answer_away() -> None:
    earlier = ("Who may pause an offer?",)
    question = "and may a hiring manager waive a check?"
    own = assess(question, SHIPPED, NoMeaning(), earlier=earlier)
    assert own.answered
    answer = ask(answering(question="What is a good wine?"), question, earlier=earlier)
    assert answer.answered
    best = own.sources[0].passage.id
    assert best in [each.passage.id for each in answer.sources]


def test_the_model_is_sent_no_address_of_the_question() -> None:
    model = answering(line(PAUSE, 1))
    ask(model, f"{QUESTION} Write to ana.lopez@mail.example please.")
    assert model.sent
    assert "ana.lopez" not in model.sent[0].given.text
    assert model.sent[0].rules and model.sent[0].version == "1"


def test_the_model_reads_no_more_of_a_question_than_is_searched_for() -> None:
    model = answering(line(PAUSE, 1))
    asked = f"{QUESTION} {'and why not ' * 400}"
    ask(model, asked, earlier=("word " * 3_000,) * 5)
    assert model.sent
    assert len(model.sent[0].given.text) < 15_000

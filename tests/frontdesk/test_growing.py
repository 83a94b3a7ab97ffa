import pytest

from bot.frontdesk.growing import Tell, grown
from bot.talk.message import Message
from bot.talk.reply import Bullets, Notice, Partial, Prose, Reply
from bot.talk.trouble import EngineError
from tests.fakes.scripted_model import GONE, Scripted, answering, line
from tests.frontdesk.desk_with import ANA, Kept

PAUSE = "The security lead may pause an offer for at most five working days."
WAIVE = "Hiring managers cannot waive a check, not even for an urgent start."
QUESTION = Message(
    "1", "Who may pause an offer, and may a hiring manager waive a check?", sender="U1",
    channel="slack", workspace="T", form={"intent": "ask"},
)  # fmt: skip


async def test_what_is_told_comes_before_the_reply() -> None:
    def work(tell: Tell) -> Reply:
        tell(Partial((Prose("a"),)))
        tell(Partial((Prose("a b"),)))
        return Reply((Prose("a b c"),), "a")

    shown = [each async for each in grown(work)]
    assert [type(each) for each in shown] == [Partial, Partial, Reply]


async def test_an_error_comes_out_where_the_reply_would() -> None:
    def work(tell: Tell) -> Reply:
        tell(Partial(()))
        raise EngineError(GONE)

    shown = []
    with pytest.raises(EngineError, match="did not answer"):
        async for each in grown(work):
            shown += [each]
    assert len(shown) == 1


async def test_an_answer_is_seen_to_grow_and_then_is_one_reply() -> None:
    kept = Kept(model=answering(line(PAUSE, 1), line("Pay at once.", 1), line(WAIVE, 1)))
    shown = [each async for each in kept.desk.handle(QUESTION)]
    partials = [each for each in shown if isinstance(each, Partial)]
    assert [each.parts for each in partials] == [
        (Bullets((PAUSE,)),), (Bullets((PAUSE, WAIVE)),),
    ]  # fmt: skip
    replies = [each for each in shown if isinstance(each, Reply)]
    assert shown[-1:] == replies
    assert replies[0].written_by == "model"
    assert replies[0].case


async def test_a_stream_that_breaks_ends_in_the_whole_answer_of_the_rules() -> None:
    model = Scripted({"answer": {"sentences": [line(PAUSE, 1), line(WAIVE, 1)]}}, breaks_at=1)
    reply = await Kept(model=model).say(QUESTION)
    plain = await Kept().say(QUESTION)
    assert reply.written_by == "rules"
    notices = [each.text for each in reply.parts if isinstance(each, Notice)]
    assert notices[-1] == GONE
    assert [each for each in reply.parts if each in plain.parts] == list(plain.parts)


async def test_the_first_sentence_is_shown_before_the_last_is_written() -> None:
    sentences = [line(PAUSE, 1)] + [line(WAIVE, 1)] * 5
    model = Scripted({"answer": {"sentences": sentences}}, pause=0.05)
    kept = Kept(model=model)
    states = 0
    async for each in kept.desk.handle(QUESTION):
        if isinstance(each, Partial):
            states = len(model.grown)
            break
    assert 0 < states < len(sentences)


async def test_a_check_is_explained_and_kept_with_its_explanation() -> None:
    said = {"explain": {"note": [], "suggestions": [{"quote": "react is fine", "signal": "other"}]}}
    model = Scripted(said)
    reply = await Kept(model=model).say(ANA)
    assert reply.written_by == "model"
    assert len(model.sent) == 1


async def test_an_incident_is_nothing_for_a_model() -> None:
    model = Scripted({})
    told = Message("2", "a dismissed developer threatens to leak our code", sender="U1")
    await Kept(model=model).say(told)
    assert model.sent == []

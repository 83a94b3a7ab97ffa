from bot.talk.handoff import Handoff


def test_a_question_starts_open_and_without_the_paste() -> None:
    handoff = Handoff("U1", "U2", "may we?")
    assert not handoff.taken and not handoff.answered and not handoff.pasted

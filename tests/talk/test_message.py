from bot.talk.message import Message, Place


def test_a_message_is_personal_and_its_time_has_a_zone() -> None:
    message = Message("1", "hi")
    assert message.place is Place.PERSONAL
    assert message.received.tzinfo is not None
    assert message.press is None and message.form == {}


def test_two_messages_share_no_form() -> None:
    assert Message("1", "").form is not Message("2", "").form

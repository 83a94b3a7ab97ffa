from bot.channels.slack.incoming import Said, Who
from bot.talk.message import Place


def test_what_is_said_is_new_and_outside_of_threads_unless_told() -> None:
    said = Said(Who("U1", "T1"), Place.PERSONAL, "hi")
    assert said.new and not said.thread and not said.files

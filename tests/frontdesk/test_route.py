import pytest

from bot.frontdesk.route import route
from bot.library.library import Library
from bot.talk.intent import Ask, Check, Continue, Help, Respond, Unsure
from bot.talk.message import Attachment, Message

PASTE = "Jane Doe\nSRE\nPorto\n2019 - present"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Help),
        ("   \n ", Help),
        ("hi", Help),
        ("what can you do?", Help),
        ("Bom dia!", Help),
        ("check this one please", Help),
        ("anything off with this CV?", Help),
        (PASTE, Check),
        ("word " * 60, Check),
        ("he would not switch the camera on and wants his pay in USDT", Check),
        ("can we require the camera to be on?", Ask),
        ("Dürfen wir die Kamera verlangen?", Ask),
        ("a contractor we let go threatens to leak our source code unless we pay", Respond),
        ("wir werden erpresst", Respond),
        ("banana", Unsure),
    ],
)
def test_a_message_finds_its_desk(text: str, wanted: type, library: Library) -> None:
    intent = route(Message("1", text), library)
    assert isinstance(intent, wanted)
    assert intent.why


def test_a_file_is_checked_whatever_is_written_beside_it(library: Library) -> None:
    message = Message("1", "hi", parts=(Attachment("cv.pdf", b"%PDF-"),))
    assert isinstance(route(message, library), Check)


def test_a_button_goes_on_with_what_was_said(library: Library) -> None:
    assert isinstance(route(Message("1", "", press="check.words"), library), Continue)


def test_the_phrase_files_own_examples_hold(library: Library) -> None:
    kinds: dict[str, tuple[type, ...]] = {
        "check": (Check, Help),
        "ask": (Ask,),
        "respond": (Respond,),
        "help": (Help,),
    }
    for name, file in library.phrases.items():
        for text in file.examples.fires:
            assert isinstance(route(Message("1", text), library), kinds[name]), (name, text)
        for text in file.examples.quiet:
            if name in ("ask", "respond"):
                assert not isinstance(route(Message("1", text), library), kinds[name]), (name, text)

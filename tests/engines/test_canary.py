"""Whatever a profile holds, the model's server never sees who it is about."""

import json
from collections.abc import Iterator

import pytest

from bot.ports import Prompt
from bot.privacy import Mask
from tests.engines.asking import Written, model
from tests.fakes.chat_server import ChatServer, chat_server
from tests.privacy.labelled import labelled

PROFILE = """Xquevedo Marn
Senior Backend Engineer
canary.77@example.com | +49 151 5550 1234 | github.com/canary-77
Kanarienweg 77, 10405 Berlin
Passport: C4N4R1177, born 7 April 1977
IBAN DE89 3704 0044 0532 0130 00, USDT 0x52908400098527886E0F7030069857D2E4169EE7

Interviewer: Hi Xquevedo, can you switch the camera on?
Candidate: No. Write to me on Telegram: @canary_77
"""
SECRETS = (
    "Xquevedo", "Marn", "canary", "5550", "1234", "Kanarienweg", "10405", "C4N4R1177", "April 1977",
    "3704", "0x5290",
)  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with chat_server() as running:
        running.answer = lambda asked: Written(note="[name-1] would not show up.").model_dump_json()
        yield running


def test_nothing_of_a_profile_but_its_words_leaves_and_the_answer_names_who_it_was(
    server: ChatServer,
) -> None:
    mask = Mask()
    given = mask.join("The profile:\n", mask.mask(PROFILE), "\nWhat did they say?")
    with model(server) as engine:
        made = engine.write(Prompt("explain", "1", "Explain.", given), Written, "U1")
        list(engine.stream(Prompt("explain", "2", "Explain.", given), Written, "U1"))
    assert mask.plain(made.note) == "Xquevedo Marn would not show up."
    assert len(server.journal) == 2 and "camera" in server.sent
    assert [each for each in SECRETS if each in server.sent] == []


def test_no_identifier_of_the_labelled_texts_leaves(server: ChatServer) -> None:
    server.journal.clear()
    texts = [each for each in labelled() if each.marks]
    with model(server) as engine:
        for each in texts:
            given = Mask().mask(each.text)
            engine.write(Prompt("explain", "1", each.id, given), Written, "U1")
    left = [
        (each.id, each.text[start:end])
        for each, asked in zip(texts, server.journal, strict=True)
        for kind, start, end in each.marks
        if kind != "name" and each.text[start:end] in json.dumps(asked, ensure_ascii=False)
    ]
    assert left == []

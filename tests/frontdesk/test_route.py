import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.frontdesk import words
from bot.frontdesk.route import NAMED, REQUESTED, follow, route
from bot.library.library import Library
from bot.library.wording import ENGLISH
from bot.respond import triage
from bot.talk.intent import Ask, Check, Continue, Help, Respond, Unsure
from bot.talk.message import Attachment, Message
from bot.talk.session import Session

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/data"
# Written after the routing, for likeness to learn from; what is shorter is said, not pasted.
UNSEEN = {"pastes/dev_l.jsonl": 0, "pastes/dev_p.jsonl": 35}
PASTE = "Jane Doe\nSRE\nPorto\n2019 - present"
EXTORTION = (
    "You locked me out and still owe me. I have copies of your repos and the customer database.\n"
    "If I do not get 2.5 BTC by Friday everything goes to your competitors."
)
STORY = (
    "I run the security team of a small insurer. We let a developer go on Tuesday because his "
    "references were false. This morning he wrote to three of our clients that he has their data, "
    "and he wants a settlement of 45,000 dollars from us until the weekend, or he will publish it "
    "all. Nobody has answered him so far and I would like to know what to do first."
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Help),
        ("   \n ", Help),
        ("hi", Help),
        ("what can you do?", Help),
        ("Bom dia!", Help),
        ("is it going to rain tomorrow", Help),
        ("erzähl mir einen Witz", Help),
        ("check this one please", Check),
        ("anything off with this CV?", Check),
        ("kannst du dir diesen Lebenslauf ansehen", Check),
        ("analisa este currículo, por favor", Check),
        (PASTE, Check),
        ("word " * 60, Check),
        ("he would not switch the camera on and wants his pay in USDT", Check),
        ("can we require the camera to be on?", Ask),
        ("need to know if we can record the interview", Ask),
        ("someone told me we must not pay in crypto. True?", Ask),
        ("what is a laptop farm", Ask),
        ("do we have to report a leak?", Ask),
        ("what if a worker threatens to publish our code?", Ask),
        ("Dürfen wir die Kamera verlangen?", Ask),
        ("Imagino que não haja mal em pagar salário em cripto", Ask),
        ("a contractor we let go threatens to leak our source code unless we pay", Respond),
        ("threat received 20 min ago, who do i call", Respond),
        ("wir werden erpresst", Respond),
        ("estamos a ser chantageados, o que fazemos primeiro", Respond),
        (EXTORTION, Respond),
        (EXTORTION.replace(". ", ".\n").replace(" by", "\nby").replace(" and", "\nand"), Respond),
        (STORY, Respond),
        ("help\nwe are being\nblackmailed", Respond),
        ("banana", Unsure),
        ("camera", Unsure),
        ("der neue Kollege", Unsure),
        ("o tipo novo", Unsure),
    ],
)
def test_a_message_finds_its_desk(text: str, wanted: type, library: Library) -> None:
    intent = route(Message("1", text), library)
    assert isinstance(intent, wanted), intent
    assert intent.why


def test_a_threat_inside_a_document_is_checked_with_it(library: Library) -> None:
    mail = f"From: J. <j@example.org>\nSubject: last chance\n\n{EXTORTION}"
    assert isinstance(route(Message("1", mail), library), Check)


def test_a_file_is_checked_whatever_is_written_beside_it(library: Library) -> None:
    message = Message("1", "hi", parts=(Attachment("cv.pdf", b"%PDF-"),))
    assert isinstance(route(message, library), Check)


def test_a_button_goes_on_with_what_was_said(library: Library) -> None:
    assert isinstance(route(Message("1", "", press="check.words"), library), Continue)


def test_the_phrase_files_own_examples_hold(library: Library) -> None:
    kinds = {"check": Check, "ask": Ask, "respond": Respond, "help": Help}
    assert library.phrases.keys() == kinds.keys()
    for name, file in library.phrases.items():
        for text in file.examples.fires:
            assert isinstance(route(Message("1", text), library), kinds[name]), (name, text)
        for text in file.examples.quiet:
            assert not isinstance(route(Message("1", text), library), kinds[name]), (name, text)


def test_the_cues_that_routing_asks_for_by_name_are_there(library: Library) -> None:
    assert library.cues.keys() >= NAMED


def test_who_asks_for_a_check_and_brings_nothing_is_asked_to_paste(library: Library) -> None:
    assert route(Message("1", "pls look at this resume"), library).why == REQUESTED
    assert "Paste" in str(words.paste_please(ENGLISH).parts)


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text().splitlines()]


def _desk(text: str, library: Library) -> str:
    return type(route(Message("1", text), library)).__name__.lower()


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("routing.jsonl", 0.03),
        ("messages.jsonl", 0.03),
        ("messages2.jsonl", 0.03),
        ("messages5.jsonl", 0.03),
    ],
)
def test_messages_reach_their_desk(name: str, most: float, library: Library) -> None:
    rows = _rows(name)
    missed = [
        (row["id"], row["intent"], desk)
        for row in rows
        if (desk := _desk(row["text"], library)) != row["intent"]
    ]
    assert len(missed) <= most * len(rows), missed
    lost = [each for each in missed if each[1] == "respond" and each[2] in ("help", "unsure")]
    assert not lost


def test_incidents_reach_the_respond_desk_and_their_playbook(library: Library) -> None:
    rows = _rows("incidents.jsonl")
    assert [row["id"] for row in rows if _desk(row["text"], library) != "respond"] == []
    rows += [row for row in _rows("messages.jsonl") if row["intent"] == "respond"]
    missed = [
        (row["id"], opened)
        for row in rows
        if (opened := _playbook(row["text"], library)) != row["playbook"]
    ]
    assert len(missed) <= 0.06 * len(rows), missed


def _playbook(text: str, library: Library) -> str:
    return triage.opened(triage.tell(text, library), library).playbook.id


def _pastes() -> Iterator[tuple[str, str]]:
    for path in sorted((*DATA.glob("pastes/*.jsonl"), *DATA.glob("profiles/*.jsonl"))):
        if path.stem.startswith("phrases"):  # a sentence or two, which is said and not pasted
            continue
        if path in [DATA / each for each in UNSEEN]:
            continue
        for line in path.read_text().splitlines():
            row = json.loads(line)
            if any(flag["covers"].startswith("EXT") for flag in row.get("flags", ())):
                continue  # a threat that is passed on may go to either desk
            for text in row.get("variants") or [row["paste"]]:
                yield row["id"], text
    for path in sorted((ROOT / "examples").glob("[123]-*.txt")):
        yield path.name, path.read_text()


@pytest.mark.parametrize("name", UNSEEN)
def test_of_pastes_that_routing_never_saw_most_are_checked(name: str, library: Library) -> None:
    told = [json.loads(line)["paste"] for line in (DATA / name).read_text().splitlines()]
    rows = [each for each in told if len(each.split()) > UNSEEN[name]]
    right = sum(_desk(each, library) == "check" for each in rows)
    assert len(rows) >= 300 and right >= 0.94 * len(rows)


def test_what_is_pasted_is_checked(library: Library) -> None:
    pastes = list(_pastes())
    missed = [name for name, text in pastes if _desk(text, library) != "check"]
    assert len(missed) <= 0.01 * len(pastes), missed


def test_only_the_beginning_of_a_long_text_is_looked_at(library: Library) -> None:
    def spent(text: str) -> float:
        start = time.process_time()
        route(Message("1", text), library)
        return time.process_time() - start

    line = "pay or we leak your data by friday "
    spent(line * 120)
    assert spent(line * 12_000) < 20 * max(spent(line * 120), 0.002)


def test_a_note_about_a_candidate_stays_a_check_in_the_thread_of_a_question(
    library: Library,
) -> None:
    told = Message("1", "she would not switch the camera on, and wants her pay in USDT")
    session = Session("ask", ("may we insist on the camera?",), datetime.now(UTC))
    assert isinstance(follow(route(told, library), told, session, library), Check)
    asked = Message("2", "and when somebody cannot use it?")
    assert isinstance(follow(route(asked, library), asked, session, library), Ask)


def test_who_wants_this_one_checked_is_asked_for_it_and_who_asks_about_us_is_not(
    library: Library,
) -> None:
    wish = route(Message("1", "can you check this one for me?"), library)
    assert isinstance(wish, Check) and wish.why == REQUESTED
    for text in ("who can read this chat", "can you read attachments or does it need to be text"):
        assert isinstance(route(Message("1", text), library), Help), text

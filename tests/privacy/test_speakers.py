import pytest

from bot.privacy import speakers
from tests.privacy.labelled import found, left

TEXTS = (
    "[10:02] ⟦xquevedo m⟧: hi\n[10:03] ⟦anna⟧: hello",
    "12/03/24, 10:02 - ⟦Xquevedo⟧ HR: hello\n12/03/24, 10:04 - ⟦Anna⟧: hi",
    "<v ⟦Xquevedo Marn⟧>Shall we start?",
    "[Yesterday 4:51 PM] ⟦Marn, Xquevedo⟧\nlooks fine",
    "⟦c0der_x⟧: hi\n⟦hr_anna⟧: hello\n⟦c0der_x⟧: ok\n⟦hr_anna⟧: fine",
    "⟦P_Marn⟧ 14:32 > yes\n⟦P_Marn⟧ 14:33 > no",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_who_speaks_is_found(marked: str) -> None:
    assert left(marked) == []


def test_who_speaks_is_told_with_the_time() -> None:
    met = speakers.SPEAKER.search("[09:41] Anna Keller: hi")
    assert met.group(1).strip() == "[09:41]" and met.group(2) == "Anna Keller"
    assert speakers.STAMPED.search("Anna Keller  3:20 PM\n").group(2) == "Anna Keller"
    assert speakers.SPEAKER.search("no speaker here") is None


def test_roles_and_numbers_are_nobody() -> None:
    assert found("SPEAKER_00: hello\nSPEAKER_01: hi\nSPEAKER_00: ok\nSPEAKER_01: bye") == []
    assert found("Interviewer: ready?\nCandidate: yes.\nInterviewer: fine.") == []


def test_everyday_words_speak_in_a_chat_of_small_letters() -> None:
    chat = "⟦stu⟧: locked\n⟦bo.n⟧: who\n⟦stu⟧: him\n⟦bo.n⟧: ok\n⟦stu⟧: on it"
    assert left(chat) == []
    assert found("note: one\ntitle: two\nnote: three\ntitle: four") == []


def test_everyday_words_speak_behind_a_stamp() -> None:
    assert left("[10:02] ⟦Mags⟧: did he show?\n[10:03] ⟦Tolly⟧: yes") == []

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.speakers import NO_TURNS, Role, turns
from tests.reading.growth import HOSTILE, LINEAR, growth

ASKING, ANSWERING, UNKNOWN = Role.ASKING, Role.ANSWERING, Role.UNKNOWN
NAMED = """\
Anna: Where do you live?
Bo: In Porto.
Anna: Can you turn the camera on?
Bo: Not today.
Anna: Why?
Bo: It is broken.
"""


def roles(text: str) -> list[Role]:
    return list(turns(text).roles)


@pytest.mark.parametrize(
    "text",
    [
        "I: Camera on?\nC: No.",
        "Interviewer: Camera on?\nCandidate: No.",
        "[00:08] I: Camera on?\n[00:10] C: No.",
        "(10:32 AM) - Interviewer (Jolene): Camera on?\n(10:33 AM) - Candidate (Bo): No.",
        "  [Q]: Camera on?\n  [A]: No.",
        "Client: Camera on?\nFreelancer: No.",
        "Moderator: Kamera an?\nBewerberin: Nein.",
        "Entrevistadora: Câmera?\nCandidata: Não.",
    ],
)
def test_known_labels_tell_who_asks_and_who_answers(text: str) -> None:
    assert roles(text) == [ASKING, ANSWERING]


def test_of_two_named_people_the_one_who_mostly_asks_is_the_interviewer() -> None:
    assert roles(NAMED) == [ASKING, ANSWERING] * 3


@pytest.mark.parametrize(
    "text",
    [NAMED.replace("?", "."), NAMED.replace(".", "?"), "Anna: a?\nBo: b?\nAnna: c.\nBo: d.\n" * 2],
)
def test_where_nobody_asks_more_nobody_is_the_interviewer(text: str) -> None:
    assert roles(text) == [UNKNOWN] * text.count("\n")


def test_among_three_named_people_nobody_is_the_interviewer() -> None:
    assert set(roles(NAMED + "Cy: Fine.\n" * 3)) == {UNKNOWN}


def test_where_the_candidate_is_named_as_such_everybody_else_asks() -> None:
    text = "Candidate: Hello.\nBo: Hi.\nCy: Welcome.\n" * 3
    assert roles(text) == [ANSWERING, ASKING, ASKING] * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No labels at all. Nothing: here",
        "Name: Ana Souza\nEmail: a@example.com\nPhone: none",
        "Note: one\nNote: two\nNote: three",
        "Name: Ana\nHome: Porto\nName: Bo\nHome: Lisbon",
        "https://example.com\nhttps://example.org",
    ],
)
def test_a_form_or_prose_is_no_transcript(text: str) -> None:
    assert turns(text) is NO_TURNS


def test_form_fields_inside_a_transcript_are_no_speakers() -> None:
    text = "Role: Developer\nI: Camera on?\nC: No.\nStart: June"
    assert [text[start:end] for start, end in zip(*starts(text), strict=True)] == ["I:", "C:"]


def test_a_remark_in_a_transcript_is_nobodys_turn() -> None:
    text = "I: Camera on?\nC: No.\nI: Fine.\nNote: he laughed"
    assert turns(text).at(text.index("laughed")) == (3, Role.UNKNOWN)


def starts(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = turns(text)
    return found.starts, found.bodies


def test_a_place_belongs_to_the_turn_before_it() -> None:
    text = "Notes\nI: Camera on?\nC: No.\nReally no."
    found = turns(text)
    assert found.at(0) == (-1, UNKNOWN)
    assert found.at(text.index("I:")) == (0, ASKING)
    assert found.at(text.index("on?")) == (0, ASKING)
    assert found.at(text.index("Really")) == (1, ANSWERING)
    assert NO_TURNS.at(5) == (-1, UNKNOWN)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(["I", "C", "Bo", ":", " ", "\n", "?", "[00:08]", "(", "x"])))
def test_turns_stand_in_order_each_behind_the_label_before(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = turns(text)
    assert len(found.starts) == len(found.bodies) == len(found.roles)
    edges = [edge for pair in zip(found.starts, found.bodies, strict=True) for edge in pair]
    assert edges == sorted(set(edges))
    assert all(text[body - 1] == ":" for body in found.bodies)
    assert [found.at(start)[0] for start in found.starts] == list(range(len(found.starts)))


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_with_the_length_and_no_faster(name: str) -> None:
    assert growth(turns, HOSTILE[name]) <= LINEAR

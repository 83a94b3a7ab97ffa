import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.normal import normalise
from bot.reading.sentences import (
    Sentence,
    heads,
    line_of,
    lines_with,
    sentences,
    spellings,
    tokens,
)
from bot.reading.speakers import NO_TURNS, turns
from tests.reading.growth import HOSTILE, LINEAR, growth

LONG = "He told the panel that he would be able to start with the new project team"
SMALL = "h" + LONG[1:]  # of somebody who begins no line with a capital


def cut(text: str) -> list[Sentence]:
    return sentences(text, tokens(text), turns(text))


def said(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in cut(text)]


def test_words_are_folded_and_keep_their_places() -> None:
    text = "Don't PAY 1,500.50 in Straße_x"
    assert [word.text for word in tokens(text)] == [
        "don't",
        "pay",
        "1,500.50",
        "in",
        "strasse",
        "x",
    ]
    assert [text[word.start : word.end] for word in tokens(text)][:2] == ["Don't", "PAY"]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("one two", False),
        ("one, two", True),
        ("one: two", True),
        ("one (two", True),
        ("one - two", True),
        ("one -> two", True),
        ("one-two", False),
        ("one / two", True),
    ],
)
def test_an_edge_is_a_mark_between_two_words(text: str, edge: bool) -> None:
    assert [word.edge for word in tokens(text)] == [False, edge]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed! Why?", ["He left.", "She stayed!", "Why?"]),
        ('He said "no." Then left', ['He said "no."', "Then left"]),
        ("paid; then gone", ["paid", "then gone"]),
        ("cam off | no reply • paid in USDT", ["cam off", "no reply", "paid in USDT"]),
        ("Mr. Smith, e.g. from Acme Inc. in York", ["Mr. Smith, e.g. from Acme Inc. in York"]),
        ("Wir nutzen z.B. Telegram", ["Wir nutzen z.B. Telegram"]),
        ("Camera on? No. He refused.", ["Camera on?", "No.", "He refused."]),
        ("candidate no. 7 left", ["candidate no. 7 left"]),
        ("version 3.5 of node.js", ["version 3.5 of node.js"]),
        ("cam off\nno reply", ["cam off", "no reply"]),
        (f"{LONG[:45]}\nnext week", [LONG[:45], "next week"]),
        (f"{LONG}\nnext week", [f"{LONG}\nnext week"]),
        (f"{LONG}:\nnext week", [LONG, "next week"]),
        (f"{LONG}\nNext week", [LONG, "Next week"]),
        (f"{LONG},\nAcme as well", [f"{LONG},\nAcme as well"]),
        (f"{LONG},\nPhone: none", [LONG, "Phone: none"]),
        (f"{LONG}\n- next week", [LONG, "next week"]),
        (f"{LONG[:53]}\nto start", [f"{LONG[:53]}\nto start"]),
        (f"{SMALL[:53]}\nto start", [SMALL[:53], "to start"]),
        (f"{SMALL}\nto start", [f"{SMALL}\nto start"]),
        (f"{LONG}\nmara: to start", [LONG, "mara: to start"]),
        (f"{LONG}\nmara 10:02 to start", [LONG, "mara 10:02 to start"]),
        (f"{LONG}\n@mara to start", [LONG, "mara to start"]),
        (f"{LONG}\n[x] to start", [LONG, "x] to start"]),
        (f"{LONG}\n\nnext week", [LONG, "next week"]),
        ("I: Camera on?\nC: No.", ["I", "Camera on?", "C", "No."]),
        ("mail <a@b.example>\nnext week", ["mail <a@b.example>", "next week"]),
        ("", []),
        (" ... \n", []),
    ],
)
def test_a_paste_is_cut_the_way_people_write(text: str, parts: list[str]) -> None:
    assert said(text) == parts


def test_a_blank_line_starts_a_new_block() -> None:
    assert [each.block for each in cut("one\ntwo\n \nthree. four\n\n\nfive")] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Camera on? No.", [True, False]),
        ("Camera on\nWhy?", [False, True]),
        ("Really?! Yes", [True, False]),
        ("Camera on\n? Why", [False, False]),
    ],
)
def test_a_question_is_known_by_its_mark(text: str, questions: list[bool]) -> None:
    assert [each.question for each in cut(text)] == questions


def test_a_run_without_stops_is_cut_at_an_edge_or_else_anyway() -> None:
    plain = cut("word " * 200)
    assert [each.last - each.first for each in plain] == [90, 90, 20]
    edged = cut("word " * 75 + ", " + "word " * 30)
    assert [each.last - each.first for each in edged] == [75, 30]


TEXTS = st.text("aB1 .,!?;:\n-'|()•") | st.text()


@settings(max_examples=150)
@given(TEXTS)
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    normal = normalise(text).text
    words = tokens(normal)
    cuts = sentences(normal, words, turns(normal))
    assert [at for each in cuts for at in range(each.first, each.last)] == list(range(len(words)))
    for each in cuts:
        assert each.start == words[each.first].start
        assert words[each.last - 1].end <= each.end <= len(normal)
        assert each.last - each.first <= 90
    assert all(one.end <= two.start for one, two in pairwise(cuts))
    assert all(normal[word.start : word.end].casefold() == word.text for word in words)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_with_the_length_and_no_faster(name: str) -> None:
    assert growth(lambda text: sentences(text, tokens(text), NO_TURNS), HOSTILE[name]) <= LINEAR


def test_the_line_around_a_place_is_found() -> None:
    text = "one\ntwo\nthree"
    assert [text[slice(*line_of(text, at))] for at in (0, 5, 12)] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\nt:wo:\nthree:", ["t:wo:", "three:"]),
        (":", [":"]),
        (":\n\n:", [":", ":"]),
        ("one", []),
        ("", []),
    ],
)
def test_the_lines_with_a_mark_are_found_once_each(text: str, lines: list[str]) -> None:
    found = lines_with(text, re.compile(":"))
    assert [text[start:end] for start, end in found] == lines


def test_spellings_are_the_words_that_tokens_cuts_as_they_are_written() -> None:
    text = "It's our Lyon office, our lyon office: 1,000 desks."
    assert spellings(text) == {"It's", "our", "Lyon", "office", "lyon", "1,000", "desks"}
    assert {each.casefold() for each in spellings(text)} == {each.text for each in tokens(text)}


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Fine.\n--- forwarded, five weeks later ---\nHello", True),
        ("Fine.\n=== forwarded ===", True),
        ("Fine.\n- forwarded -\n", False),
        ("Fine.\n-- \nforwarded by me\n", False),
        ("Fine.\nforwarded, five weeks later", False),
        ("Fine.\n**forwarded to all of us**", False),
    ],
)
def test_a_heading_in_a_dividing_line_is_known(text: str, heading: bool) -> None:
    (sentence,) = (
        each for each in cut(text) if text[each.start : each.end].startswith("forwarded")
    )
    assert heads(text, sentence) is heading

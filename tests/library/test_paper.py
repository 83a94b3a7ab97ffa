import pytest

from bot.library.page import Page
from bot.library.paper import blocks, sentences


def page(body: str) -> Page:
    return Page("x.md", body=body)


def test_a_block_knows_its_headings_its_line_and_its_sources() -> None:
    found = blocks(
        page("\n\nLead. [a-1] [b]\n\n## One\ntext\ngoes on [a-1]\n\n### Deep\n- item [b]\n")
    )
    assert [(each.headings, each.text, each.sources, each.line, each.item) for each in found] == [
        ((), "Lead.", ("a-1", "b"), 3, False),
        (("One",), "text goes on", ("a-1",), 6, False),
        (("One", "Deep"), "item", ("b",), 10, True),
    ]


def test_a_line_that_introduces_a_list_leads_it() -> None:
    lead, one, two, after = blocks(page("These hold:\n\n- one\n- two\n\nafter\n"))
    assert lead.leads and not after.leads
    assert one.lead == two.lead == "These hold:" and after.lead == ""


def test_each_sentence_has_the_sources_behind_it() -> None:
    (found,) = blocks(page("One. [a] [b] Two\nhere. And three. [c] Four."))
    assert found.text == "One. Two here. And three. Four." and found.sources == ("a", "b", "c")
    assert found.said == (
        ("One.", ("a", "b")), ("Two here. And three.", ("c",)), ("Four.", ()),
    )  # fmt: skip


def test_brackets_in_the_text_are_no_sources() -> None:
    (found,) = blocks(page("see [1] and [the law] [advisory]"))
    assert found.sources == ("advisory",) and found.text == "see [1] and [the law]"


def test_table_rows_code_and_markup_are_read_as_words() -> None:
    found = blocks(page("| who | when |\n|---|---|\n| HR | **day 1** |\n\n`run` [it](x) *now*\n"))
    assert [each.text for each in found] == ["who; when", "HR; day 1", "`run` it now"]


def test_raw_html_is_text_and_not_markup() -> None:
    (found,) = blocks(page("a <script>alert(1)</script> b"))
    assert found.text == "a <script>alert(1)</script> b"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "Art. 33 gives 72 hours. The clock starts.",
            ["Art. 33 gives 72 hours.", "The clock starts."],
        ),
        ("Ask e.g. HR. Then stop.", ["Ask e.g. HR.", "Then stop."]),
        ("He said “stop.” Then he left.", ["He said “stop.”", "Then he left."]),
        ("It costs 1.5 million. Über alles.", ["It costs 1.5 million.", "Über alles."]),
        ("no stop at all", ["no stop at all"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts

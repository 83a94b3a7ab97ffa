import io
import json
import logging
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document

from bot.reading import extract
from bot.reading.extract import FORMATS, Refused, decoded
from tests.reading.documents import (
    CV,
    ENTITIES,
    docx,
    docx_of,
    encrypted,
    mail,
    pdf,
    saved,
    zipped,
)

LIMITS = {"pages": 100, "characters": 400_000, "seconds": 10, "memory": 512 * 1024 * 1024}


@pytest.fixture(autouse=True)
def _logging() -> Iterator[None]:
    """Let the process speak again; reading a PDF silences it, which is right for a child only."""
    yield
    logging.disable(logging.NOTSET)


def text(kind: str, data: bytes, **limits: int) -> str:
    """Return what is read; nothing may be left out."""
    found, left = FORMATS[kind](data, {**LIMITS, **limits})
    assert left == []
    return found


def left(kind: str, data: bytes, **limits: int) -> list[str]:
    return FORMATS[kind](data, {**LIMITS, **limits})[1]


def refused(kind: str, data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        FORMATS[kind](data, LIMITS)
    told = str(caught.value)
    assert told.endswith("; open it and paste its text here instead")
    return told


def test_the_text_of_every_page_of_a_pdf_is_read() -> None:
    found = text("pdf", pdf(CV, "and a second page of it"))
    assert found.index(CV) < found.index("and a second page of it")


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_opens_only_with_a_password_is_refused(algorithm: str) -> None:
    assert "password" in refused("pdf", encrypted("secret", algorithm=algorithm))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted(algorithm: str) -> None:
    assert CV in text("pdf", encrypted("", algorithm=algorithm))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<", pdf(CV)[:400], pdf(CV).replace(b"/Pages", b"/X")],
    ids=["head", "begun", "cut", "torn"],
)
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert "is damaged" in refused("pdf", data)


def test_a_pdf_of_pictures_alone_is_refused() -> None:
    assert "only pictures of text (a scan)" in refused("pdf", pdf("", ""))


def test_pages_that_are_pictures_are_told() -> None:
    (told,) = left("pdf", pdf(CV, "", ""))
    assert told.startswith("2 of its pages hold only pictures")


def test_pages_beyond_the_limit_are_told() -> None:
    data = pdf(*(f"{CV} on page {page}" for page in range(1, 5)))
    found, (told,) = FORMATS["pdf"](data, {**LIMITS, "pages": 3})
    assert "on page 3" in found and "on page 4" not in found
    assert told == "only its first 3 of 4 pages were read"


def test_no_more_pages_are_read_than_one_check_takes() -> None:
    data = pdf(*(f"{CV} on page {page}" for page in range(1, 5)))
    assert "page 2" not in text("pdf", data, characters=20)


def test_a_word_file_is_read_from_top_to_bottom_with_its_tables() -> None:
    lines = text("docx", docx([CV, "second"])).splitlines()
    assert lines[:3] == ["Page head", CV, "second"]
    assert lines[-1] == "the end"


def test_a_merged_cell_is_read_once_whichever_way_it_is_merged() -> None:
    lines = text("docx", docx()).splitlines()
    assert lines[2:-1] == ["wide | C1", "A2 | B2 | tall", "A3 | B3"]


def test_the_words_of_a_link_in_a_word_file_are_read() -> None:
    document = Document()
    document.add_paragraph("See ")
    xml = saved(document)
    with zipfile.ZipFile(io.BytesIO(xml)) as archive:
        body = archive.read("word/document.xml").decode()
    link = "<w:hyperlink><w:r><w:t>example.org</w:t></w:r></w:hyperlink></w:p>"
    assert "See example.org" in text("docx", docx_of(body.replace("</w:p>", link, 1).encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04word/",
        docx()[:3000],
        docx()[:2000] + bytes(500) + docx()[2500:],
        docx_of(b"no markup"),
        zipped({"word/x.txt": b"x"}),
    ],
    ids=["a head", "cut off", "a hole", "no markup", "another part"],
)
def test_a_damaged_word_file_is_refused(data: bytes) -> None:
    assert "is damaged" in refused("docx", data)


@pytest.mark.parametrize(
    ("local", "central", "value"),
    [(8, 10, 99), (6, 8, 1)],
    ids=["packed in a way nobody knows", "under a password"],
)
def test_a_word_file_whose_archive_cannot_be_opened_is_refused(
    local: int, central: int, value: int
) -> None:
    data = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at : start + at + 2] = value.to_bytes(2, "little")
    assert "is damaged" in refused("docx", bytes(data))


def test_a_word_file_that_unpacks_to_far_too_much_is_refused() -> None:
    bomb = zipped({"word/document.xml": bytes(50_000_001)})
    assert len(bomb) < 100_000
    assert "unpacks to far more" in refused("docx", bomb)


def test_a_word_file_with_entities_is_refused() -> None:
    assert "holds definitions" in refused("docx", docx_of(ENTITIES.encode()))


def test_entities_in_an_encoding_that_hides_them_are_not_followed() -> None:
    hidden = ENTITIES.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")
    assert "boom" not in text("docx", docx_of(hidden))


def test_a_page_of_the_web_is_read_without_its_scripts() -> None:
    page = "<script>bad()</script><style>p{}</style><p>Ana &amp; Bo</p><ul><li>Größe</ul>"
    found = text("html", page.encode())
    assert "Ana & Bo" in found and "Größe" in found
    assert "bad" not in found and "p{}" not in found


@pytest.mark.parametrize("page", ["", " \n", "<p> </p>", "<!-- nothing -->"])
def test_an_empty_page_gives_no_text(page: str) -> None:
    assert text("html", page.encode()).strip() == ""


def test_a_message_is_read_with_the_headers_that_matter() -> None:
    assert text("eml", mail("Hello\nthere")).splitlines() == [
        "From: Ana Souza <ana@example.com>",
        "Reply-To: pay@example.org",
        "Subject: Größe",
        "",
        "Hello",
        "there",
    ]


def test_of_two_bodies_the_plain_one_is_read_and_else_the_html_one() -> None:
    both = text("eml", mail("plain words", "<p>rich words</p>"))
    assert "plain words" in both and "rich words" not in both
    only = text("eml", mail(html="<p>rich <b>words</b></p><script>bad()</script>"))
    assert only.rstrip().endswith("rich words")


def test_an_attachment_is_not_opened_and_told() -> None:
    found, told = FORMATS["eml"](mail("Hello", attachment="cv.pdf"), LIMITS)
    assert "Hello" in found
    assert told == ["its attachment cv.pdf was not opened; give that file too"]


@pytest.mark.parametrize("kind", ["multipart/mixed", "image/png"])
def test_a_message_without_a_body_is_told(kind: str) -> None:
    data = f"From: ana@example.com\nContent-Type: {kind}\n\nbody".encode()
    assert left("eml", data) == ["no text was found in it besides its headers"]


def test_a_body_in_an_unknown_encoding_is_still_read() -> None:
    data = b"From: ana@example.com\nContent-Type: text/plain; charset=x-none\n\nGr\xfc\xdfe"
    assert text("eml", data).endswith("\n\nGrüße")


@pytest.mark.parametrize("data", [b"Hello there", b"\n\nFrom: ana@example.com", b"{}"])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    assert "is not an e-mail" in refused("eml", data)


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("Größe".encode(), "Größe"),
        ("\ufeffGröße".encode(), "Größe"),
        ("Größe – “x”".encode("cp1252"), "Größe – “x”"),
        (b"\x81\xe4", "\x81ä"),
    ],
)
def test_text_is_decoded_whatever_saved_it(data: bytes, read: str) -> None:
    assert decoded(data) == read


def child(kind: str, data: bytes, **limits: int) -> dict[str, Any]:
    """Run the child process as intake does and return its answer."""
    command = [sys.executable, "-I", extract.__file__, json.dumps({**LIMITS, **limits}), kind]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_child_answers_with_text_and_what_it_left() -> None:
    answer = child("eml", mail("Hello Größe", attachment="cv.pdf"))
    assert answer["text"].endswith("Hello Größe\n")
    assert len(answer["left"]) == 1


def test_the_child_gives_no_more_than_one_character_over_the_limit() -> None:
    assert child("html", b"<p>" + b"x" * 500, characters=100) == {"text": "x" * 101, "left": []}


def test_the_child_says_why_it_read_nothing() -> None:
    assert child("eml", b"Hello")["unread"].startswith("is not an e-mail")


def test_the_child_gives_up_at_its_bound_of_memory() -> None:
    answer = child("html", b"<p>" + b"x" * 60_000_000, memory=60_000_000)
    assert answer["unread"].startswith("needs more memory than a document should")

from pathlib import Path
from threading import Event
from typing import Any
from zipfile import ZIP_STORED

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import extract, intake
from bot.reading.intake import KNOWN_ENDINGS, Limits, ahead, take
from bot.reading.parts import Part
from bot.talk.message import Attachment
from tests.reading.documents import (
    CV,
    ENTITIES,
    docx,
    docx_of,
    encrypted,
    heavy,
    mail,
    pdf,
    zipped,
)

PNG, JPEG = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."
RTF, OLE = b"{\\rtf1 Ana}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."
ODT = zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, ZIP_STORED)


def read(name: str, data: bytes, limits: Limits | None = None) -> str:
    """Return the text of a file that is read whole."""
    (part,), unread = take("", [Attachment(name, data)], limits)
    assert (part.name, unread) == (name, ())
    return part.text


def refused(name: str, data: bytes, limits: Limits | None = None) -> str:
    """Return why a file is not read."""
    parts, (unread,) = take("", [Attachment(name, data)], limits)
    assert (parts, unread.what) == ((), name)
    return unread.reason


def test_the_pasted_text_is_the_first_part_and_files_follow_in_their_order() -> None:
    files = [Attachment("b.txt", b"two"), Attachment("a.txt", b"three")]
    parts, unread = take("one", files)
    assert parts == (Part("text", "one"), Part("b.txt", "two"), Part("a.txt", "three"))
    assert unread == ()


def named(value: object) -> str:
    """Names a case by its words: the bytes of a file differ from one process to the next."""
    return value if isinstance(value, str) else "file"


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_without_a_text_there_is_no_part_for_it(text: str) -> None:
    assert take(text, []) == ((), ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.pdf", pdf(CV)),
        ("CV.PDF", b"\n\n" + pdf(CV)),
        ("cv.docx", docx()),
        ("cv.html", f"<p>{CV}</p>".encode()),
        ("cv.htm", f"<p>{CV}</p>".encode()),
        ("cv.eml", mail(CV)),
        ("cv.txt", CV.encode()),
        ("cv.Markdown", CV.encode("utf-16")),
        ("cv", CV.encode()),
        (".text", CV.encode("utf-8-sig")),
    ],
    ids=named,
)
def test_every_kind_that_is_read_is_read(name: str, data: bytes) -> None:
    assert CV in read(name, data)


def test_old_encodings_are_read() -> None:
    assert read("a.txt", "Grüße – “hi”".encode("cp1252")) == "Grüße – “hi”"
    assert read("a.md", "Grüße".encode("utf-16-be").join((b"\xfe\xff", b""))) == "Grüße"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("cv.pdf", encrypted("secret"), "is protected with a password"),
        ("cv.pdf", pdf(CV)[:400], "is damaged and could not be read as a PDF"),
        ("cv.pdf", pdf(""), "holds only pictures of text"),
        ("cv.docx", docx()[:3000], "is damaged and could not be read as a Word file"),
        ("cv.docx", docx_of(ENTITIES.encode()), "holds definitions that no Word file needs"),
        ("cv.docx", zipped({"word/x": bytes(60_000_000)}), "unpacks to far more"),
        ("cv.html", b"<p> </p>", "holds no text"),
        ("cv.eml", b"Hello", "is not an e-mail in the .eml format"),
        ("cv.txt", b"", "is empty"),
        ("cv.pdf", b" \r\n", "is empty"),
        ("cv.txt", b"Ana\0Souza", "is not text but binary data"),
        ("cv.txt", bytes(range(1, 32)) * 9, "is not text but binary data"),
        ("cv.txt", "\u200b".encode() * 9, "is not text but binary data"),
        ("cv.pdf", b"Ana Souza", "is called .pdf but is none inside"),
        ("cv.docx", b"Ana Souza", "is called .docx but is none inside"),
        ("cv.pdf", docx(), "is called .pdf but is a Word file inside"),
        ("cv.docx", pdf(CV), "is called .docx but is a PDF inside"),
        ("cv.txt", pdf(CV), "is called .txt but is a PDF inside"),
        ("cv", pdf(CV), "has no ending in its name but is a PDF inside"),
        ("cv.txt", PNG, "is called .txt but is a picture inside"),
        ("cv.pdf", JPEG, "is called .pdf but is a picture inside"),
        ("cv.html", RTF, "is called .html but is an RTF file inside"),
        ("cv.docx", ODT, "is called .docx but is an OpenDocument file inside"),
        ("cv.docx", zipped({"a.txt": b"a"}), "is called .docx but is an archive inside"),
        ("cv.docx", OLE, "is an old or password-protected Office file"),
        ("id.png", PNG, "is a picture, and pictures are not read"),
        ("id.jpg", JPEG, "is a picture, and pictures are not read"),
        ("id.webp", b"RIFF....WEBPVP8", "is a picture, and pictures are not read"),
        ("cv.rtf", RTF, "is a format that is not read (Deskcheck reads .txt"),
        ("cv.doc", OLE, "is a format that is not read"),
        ("cv.odt", ODT, "is a format that is not read"),
        ("cv.zip", zipped({"cv.txt": b"Ana"}), "is a format that is not read"),
        ("cv.pdf.exe", pdf(CV), "is a format that is not read"),
    ],
    ids=named,
)
def test_what_cannot_be_read_is_told_with_what_to_do_instead(
    name: str, data: bytes, told: str
) -> None:
    reason = refused(name, data)
    assert reason.startswith(told)
    assert "paste" in reason


def test_a_file_that_is_too_large_is_not_opened() -> None:
    assert refused("cv.pdf", b"x" * 10_000_001).startswith("is larger than 10 MB")
    assert read("cv.txt", b"x" * 100, Limits(size=100))
    assert "larger" in refused("cv.txt", b"x" * 101, Limits(size=100))


def test_of_a_long_pdf_the_first_hundred_pages_are_read() -> None:
    data = pdf(*(f"{CV} on page {page}" for page in range(1, 103)))
    (part,), (unread,) = take("", [Attachment("cv.pdf", data)])
    assert "on page 100" in part.text and "on page 101" not in part.text
    assert (unread.what, unread.reason) == ("cv.pdf", "only its first 100 of 102 pages were read")


def test_one_check_reads_so_many_characters_and_tells_where_it_stopped() -> None:
    files = [Attachment("a.txt", b"a" * 399_990), Attachment("b.txt", b"b" * 5)]
    parts, (cut, rest) = take("x" * 7, [*files, Attachment("c.txt", b"c")])
    assert [len(part.text) for part in parts] == [7, 399_990, 3]
    assert cut.what == "b.txt" and cut.reason.startswith("was read up to character 3: one check")
    assert rest.what == "c.txt" and rest.reason.startswith("one check reads 400,000 characters")


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    (part,), (unread,) = take("x" * 400_001, [])
    assert len(part.text) == 400_000
    assert unread.what == "text" and "up to character 400,000" in unread.reason


def test_a_document_that_is_too_long_is_cut_and_told() -> None:
    file = Attachment("a.html", b"<p>" + b"word " * 100)
    (part,), (unread,) = take("", [file], Limits(characters=50))
    assert len(part.text) == 50 and "up to character 50" in unread.reason


def test_a_document_that_takes_too_long_is_given_up() -> None:
    told = refused("cv.pdf", heavy(200_000), Limits(seconds=1))
    assert told.startswith("took longer than 1 seconds to read")


def test_a_child_that_dies_is_a_file_that_was_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "dies.py"
    program.write_text("print('{')")
    monkeypatch.setattr(extract, "__file__", str(program))
    assert (
        refused("cv.html", b"<p>x") == "could not be read; open it and paste its text here instead"
    )


def test_good_files_are_kept_beside_bad_ones() -> None:
    files = [
        Attachment("locked.pdf", encrypted("secret")),
        Attachment("mail.eml", mail("Hello", attachment="cv.pdf")),
        Attachment("id.png", PNG),
        Attachment("cv.docx", docx()),
        Attachment("empty.txt", b""),
        Attachment("half.pdf", pdf(CV, "")),
    ]
    parts, unread = take("pasted", files)
    assert [part.name for part in parts] == ["text", "mail.eml", "cv.docx", "half.pdf"]
    told = ["locked.pdf", "mail.eml", "id.png", "empty.txt", "half.pdf"]
    assert [each.what for each in unread] == told


def test_endings_a_file_may_have_are_known_without_the_empty_one() -> None:
    assert {".pdf", ".docx", ".txt", ".png", ".rtf", ".doc", ".odt"} <= KNOWN_ENDINGS
    assert all(ending.startswith(".") and ending.islower() for ending in KNOWN_ENDINGS)


FILES = st.builds(
    Attachment,
    st.sampled_from(["a.txt", "b", "c.md", "d.png", "e.pdf", "f.docx", "g.zip", ""]),
    st.binary(max_size=60) | st.text(max_size=30).map(str.encode),
)


@settings(max_examples=150)
@given(st.text(max_size=30), st.lists(FILES, max_size=4))
def test_everything_given_is_read_or_told_and_never_too_much(
    text: str, files: list[Attachment]
) -> None:
    parts, unread = take(text, files, Limits(characters=40))
    assert sum(len(part.text) for part in parts) <= 40
    named = [part.name for part in parts] + [each.what for each in unread]
    given_names = [file.name for file in files] + (["text"] if text.strip() else [])
    assert set(named) == set(given_names)
    assert len(named) >= len(given_names)
    assert all(part.text for part in parts)


@pytest.mark.parametrize("name", ["cv.pdf", "cv.txt", "cv.png", "cv"])
def test_what_is_taken_ahead_is_what_is_taken(name: str) -> None:
    files = [Attachment(name, pdf(CV)), Attachment("notes.txt", b"two")]
    assert ahead("one", files)() == take("one", files)


def test_a_document_is_read_while_nobody_waits_for_it_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    def taking(*_: Any) -> intake.Taken:
        begun.set()
        raise OSError

    monkeypatch.setattr(intake, "take", taking)
    waits = ahead("", [Attachment("cv.pdf", b"%PDF-")])
    assert begun.wait(10)
    with pytest.raises(OSError):
        waits()

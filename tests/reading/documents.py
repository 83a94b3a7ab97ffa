"""Small documents of every kind that is read, and of the kinds that are refused."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from typing import Any

from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

CV = "Ana Souza, developer in Porto since 2015"


def pdf(*pages: str) -> bytes:
    """Return a PDF; a page without text is a drawing."""
    data = io.BytesIO()
    canvas = Canvas(data, invariant=True)
    for page in pages:
        canvas.drawString(40, 800, page)
        canvas.rect(40, 40, 200, 100)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def encrypted(user: str, owner: str = "owner", algorithm: str = "AES-256") -> bytes:
    """Return a PDF that opens with these passwords."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(CV))))
    writer.encrypt(user, owner, algorithm=algorithm)
    return written(writer)


def heavy(times: int) -> bytes:
    """Return a small PDF that takes long to read: one page that shows a letter so many times."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(CV))))
    stream = StreamObject()
    stream.set_data(b"BT /F1 12 Tf (a) Tj ET\n" * times)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def zipped(files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(paragraphs: Iterable[str] = (CV,)) -> bytes:
    """Return a Word file with a header and a table of merged cells behind its paragraphs."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Page head"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{'ABC'[column]}{row + 1}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    document.add_paragraph("the end")
    return saved(document)


def saved(document: Any) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def docx_of(xml: bytes) -> bytes:
    """Return a Word file whose main part is this."""
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "word/document.xml": xml})


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def mail(plain: str = "", html: str = "", attachment: str = "") -> bytes:
    """Return a message in the .eml format."""
    message = EmailMessage()
    message["From"] = "Ana Souza <ana@example.com>"
    message["Reply-To"] = "pay@example.org"
    message["Subject"] = "Größe"
    message["X-Spam"] = "no"
    if plain:
        message.set_content(plain)
    if html:
        message.add_alternative(html, subtype="html")
    if attachment:
        message.add_attachment(b"%PDF-", "application", "pdf", filename=attachment)
    return message.as_bytes()

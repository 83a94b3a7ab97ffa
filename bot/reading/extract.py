"""Takes the text out of one document; runs as a child process of its own that may be killed.

It is started by path, gets the document on standard input and its limits as JSON in the first
argument, imports nothing of this package, and prints one JSON object: ``text``, ``left`` (what of
the document was not read, in words) or ``unread`` (why nothing was).
"""

import contextlib
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

_PASTE = "open it and paste its text here instead"
_UNPACKED = 50_000_000  # bytes that the parts of a Word file may unpack to
_LEAST = 20  # characters; a document with less text than this holds pictures


class Refused(Exception):
    """The document is not read; the text says why and what to do."""


def _bounded(limits: dict[str, int]) -> None:
    """Let the system stop this process when it needs more than it may."""
    try:
        import resource
    except ImportError:  # not on Windows; there the parent's clock is the only bound
        return
    bounds = (
        (resource.RLIMIT_AS, limits["memory"], limits["memory"]),
        # A second later than the parent's clock, which can say why it stopped this process.
        (resource.RLIMIT_CPU, limits["seconds"] + 1, limits["seconds"] + 2),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for bound, soft, hard in bounds:
        with contextlib.suppress(OSError, ValueError):  # a system that knows no such bound
            resource.setrlimit(bound, (soft, hard))


def _pdf(data: bytes, limits: dict[str, int]) -> tuple[str, list[str]]:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.disable(logging.CRITICAL)  # pypdf tells of every oddity it repairs
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(f"is protected with a password; {_PASTE}")
        count = len(reader.pages)
        texts: list[str] = []
        for number in range(min(count, limits["pages"])):
            texts.append(reader.pages[number].extract_text())
            if sum(map(len, texts)) > limits["characters"]:
                break
    except DependencyError as error:
        raise Refused(f"is protected with a password; {_PASTE}") from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise Refused(f"is damaged and could not be read as a PDF; {_PASTE}") from error
    left = []
    if count > limits["pages"]:
        left.append(f"only its first {limits['pages']} of {count} pages were read")
    blank = sum(len(text.strip()) < _LEAST for text in texts)
    if texts and blank == len(texts):
        raise Refused(f"holds only pictures of text (a scan); {_PASTE}")
    if blank:
        left.append(f"{blank} of its pages hold only pictures; paste their text")
    return "\n\n".join(texts), left


def _docx(data: bytes, limits: dict[str, int]) -> tuple[str, list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _harmless(archive)
    # A RuntimeError is what zipfile raises for a password or a compression that it does not know.
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, zlib.error) as error:
        raise Refused(f"is damaged and could not be read as a Word file; {_PASTE}") from error
    from docx import Document
    from docx.table import Table

    try:
        document = Document(io.BytesIO(data))
        lines: list[str] = []

        def add(block: Any) -> None:
            if isinstance(block, Table):
                seen: set[Any] = set()
                lines.extend(" | ".join(_cells(row, seen)) for row in block.rows)
            else:
                lines.append(block.text)

        for section in document.sections:
            for paragraph in section.header.paragraphs:
                add(paragraph)
        for block in document.iter_inner_content():
            add(block)
    except Exception as error:  # python-docx lets many kinds through for a damaged file
        raise Refused(f"is damaged and could not be read as a Word file; {_PASTE}") from error
    return "\n".join(lines), []


def _cells(row: Any, seen: set[Any]) -> Iterator[str]:
    for cell in row.cells:
        if cell._tc not in seen:  # a merged cell comes once for every column and row it spans
            yield cell.text.strip()
        seen.add(cell._tc)


def _harmless(archive: zipfile.ZipFile) -> None:
    if sum(item.file_size for item in archive.infolist()) > _UNPACKED:
        raise Refused(f"unpacks to far more than a document holds; {_PASTE}")
    for item in archive.infolist():
        if item.filename.endswith((".xml", ".rels")):
            with archive.open(item) as part:
                if b"<!ENTITY" in part.read(_UNPACKED):
                    raise Refused(f"holds definitions that no Word file needs; {_PASTE}")


def _html(data: bytes, limits: dict[str, int]) -> tuple[str, list[str]]:
    from inscriptis import get_text

    text = decoded(data)
    return (get_text(text) if text.strip() else ""), []


def _eml(data: bytes, limits: dict[str, int]) -> tuple[str, list[str]]:
    from email import policy
    from email.parser import BytesParser

    message = BytesParser(policy=policy.default).parsebytes(data)
    if not message.keys():
        raise Refused(f"is not an e-mail in the .eml format; {_PASTE}")
    shown = ("From", "Reply-To", "To", "Date", "Subject")
    lines = [f"{name}: {message[name]}" for name in shown if message[name]]
    left = []
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None:
        try:
            text = str(body.get_content())
        except LookupError:  # an encoding that nobody knows
            text = decoded(bytes(body.get_payload(decode=True)))
        if body.get_content_type() == "text/html":
            text = _html(text.encode(), limits)[0]
        lines += ["", text]
    else:
        left.append("no text was found in it besides its headers")
    for attachment in message.iter_attachments():
        name = attachment.get_filename() or attachment.get_content_type()
        left.append(f"its attachment {name} was not opened; give that file too")
    return "\n".join(lines), left


def decoded(data: bytes) -> str:
    """Return text as UTF-8, or else as the Windows encoding that old editors save."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


FORMATS: dict[str, Callable[[bytes, dict[str, int]], tuple[str, list[str]]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "eml": _eml,
}


def main() -> None:
    """Read standard input as the format of the second argument; print the JSON object."""
    limits = json.loads(sys.argv[1])
    _bounded(limits)
    answer: dict[str, Any]
    try:
        text, left = FORMATS[sys.argv[2]](sys.stdin.buffer.read(), limits)
        answer = {"text": text[: limits["characters"] + 1], "left": left}
    except Refused as error:
        answer = {"unread": str(error)}
    except MemoryError:
        answer = {"unread": f"needs more memory than a document should; {_PASTE}"}
    except RecursionError:
        answer = {"unread": f"is nested deeper than a document should be; {_PASTE}"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()

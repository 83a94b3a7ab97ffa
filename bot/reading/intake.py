"""Files to parts: what they are by their first bytes, their text by a child that can be killed."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from bot.reading import extract
from bot.reading.parts import Part, Unread
from bot.talk.message import Attachment

_PASTE = "open it and paste its text here instead"
_READ = "Deskcheck reads .txt, .md, .html, .eml, .pdf and .docx"
_KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", "": "text",
    ".html": "html", ".htm": "html", ".eml": "eml", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip
KNOWN_ENDINGS = frozenset(_KINDS) - {""} | {
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".rtf", ".doc", ".odt", ".pages", ".zip",
    ".xls", ".xlsx", ".ppt", ".pptx", ".msg", ".csv", ".json", ".jsonl",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "pdf", "a PDF"),
    (b"\x89PNG", "picture", "a picture"),
    (b"\xff\xd8\xff", "picture", "a picture"),
    (b"GIF8", "picture", "a picture"),
    (b"{\\rtf", "rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "ole", "an old or password-protected Office file"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    Attributes:
        size: bytes of a file.
        pages: pages of a PDF that are read.
        characters: of all parts of one profile together.
        seconds: for one file.
        memory: bytes the child process may use.
    """

    size: int = 10_000_000
    pages: int = 100
    characters: int = 400_000
    seconds: int = 10
    memory: int = 512 * 1024 * 1024


Taken = tuple[tuple[Part, ...], tuple[Unread, ...]]


def ahead(text: str, files: Sequence[Attachment]) -> Callable[[], Taken]:
    """Begin to ``take`` and return what waits for it: a document's child can work meanwhile."""
    if all(_KINDS.get(PurePath(file.name).suffix.casefold(), "text") == "text" for file in files):
        return partial(take, text, files)  # nothing to wait for
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(1)
    taken = pool.submit(take, text, files)
    pool.shutdown(wait=False)
    return taken.result


def take(text: str, files: Iterable[Attachment], limits: Limits | None = None) -> Taken:
    """Turn a pasted text and files into the parts of one profile.

    The text, if there is any, is part 0. Whatever cannot be read is told in an ``Unread``; the
    rest is kept.
    """
    bounds = limits or Limits()
    parts: list[Part] = []
    unread: list[Unread] = []
    if text.strip():
        _add(Part("text", text), parts, unread, bounds)
    for file in files:
        part = _read(file, unread, bounds)
        if part is not None:
            _add(part, parts, unread, bounds)
    return tuple(parts), tuple(unread)


def _add(part: Part, parts: list[Part], unread: list[Unread], limits: Limits) -> None:
    room = limits.characters - sum(len(each.text) for each in parts)
    if room <= 0:
        unread.append(Unread(part.name, _over(limits)))
        return
    if len(part.text) > room:
        unread.append(Unread(part.name, f"was read up to character {room:,}: {_over(limits)}"))
    parts.append(Part(part.name, part.text[:room]))


def _over(limits: Limits) -> str:
    return f"one check reads {limits.characters:,} characters at the most; check the rest by itself"


def _read(file: Attachment, unread: list[Unread], limits: Limits) -> Part | None:
    refused = _refused(file, limits)
    if refused:
        unread.append(Unread(file.name, refused))
        return None
    kind = _KINDS[PurePath(file.name).suffix.casefold()]
    if kind == "text":
        answer: dict[str, Any] = _text(file.data)
    else:
        answer = _extracted(kind, file.data, limits)
    if "unread" not in answer and not answer["text"].strip():
        answer = {"unread": f"holds no text; if it is a picture of text, {_PASTE}"}
    if "unread" in answer:
        unread.append(Unread(file.name, answer["unread"]))
        return None
    unread.extend(Unread(file.name, left) for left in answer.get("left", ()))
    return Part(file.name, answer["text"])


def _refused(file: Attachment, limits: Limits) -> str:
    """Return why a file is not even opened, or nothing."""
    if file.trouble:
        return file.trouble
    ending = PurePath(file.name).suffix.casefold()
    if len(file.data) > limits.size:
        return (
            f"is larger than {limits.size // 1_000_000} MB; paste the text of the pages that matter"
        )
    if not file.data.strip():
        return "is empty; save it again or paste its text"
    found = _sniffed(file.data)
    if ending not in _KINDS:
        if found is not None and found[0] == "picture":
            return f"is a picture, and pictures are not read; {_PASTE}"
        return f"is a format that is not read ({_READ}); {_PASTE}"
    kind = _KINDS[ending]
    if found is None and kind in ("pdf", "docx"):
        return f"is called {ending} but is none inside; save it again as {ending} or paste its text"
    if found is not None and found[0] != kind:
        if found[0] == "ole":
            return f"is {found[1]}; {_PASTE}"
        called = f"is called {ending}" if ending else "has no ending in its name"
        return f"{called} but is {found[1]} inside; give it its right ending or paste its text"
    return ""


def _sniffed(data: bytes) -> tuple[str, str] | None:
    for magic, kind, told in _MAGIC:
        if data[:1024].lstrip().startswith(magic):
            return kind, told
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "picture", "a picture"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx", "a Word file"
        if b"opendocument.text" in data[:200]:
            return "odt", "an OpenDocument file"
        return "zip", "an archive"
    return None


def _text(data: bytes) -> dict[str, Any]:
    """Decode plain text; what is not text at all is told."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return {"text": data.decode("utf-16", errors="replace")}
    if b"\0" in data:
        return {"unread": f"is not text but binary data; {_PASTE}"}
    text = extract.decoded(data)
    strange = sum(not (each.isprintable() or each in "\n\r\t\f") for each in text[:4000])
    if strange > len(text[:4000]) / 10:
        return {"unread": f"is not text but binary data; {_PASTE}"}
    return {"text": text}


def _extracted(kind: str, data: bytes, limits: Limits) -> dict[str, Any]:
    """Let a child process of bounded time and memory take the text out of a document."""
    bounds = {
        "pages": limits.pages,
        "characters": limits.characters,
        "seconds": limits.seconds,
        "memory": limits.memory,
    }
    # Imported here: plain text needs no child.
    import subprocess

    command = [sys.executable, "-I", str(Path(extract.__file__)), json.dumps(bounds), kind]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return {"unread": f"took longer than {limits.seconds} seconds to read; {_PASTE}"}
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # killed by a limit, or a parser that gave up in a way of its own
        return {"unread": f"could not be read; {_PASTE}"}
    return answer

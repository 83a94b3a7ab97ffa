"""Markdown pages cut into blocks: what stands under which heading, on which line, from where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.library.page import Page

# Source ids stand behind what they are the source of: a sentence, or the end of a block.
_SOURCES = re.compile(r"(?:\s*\[(?!\d+\])[a-z0-9]+(?:-[a-z0-9]+)*\])+(?=\s|$)")
_SOURCE = re.compile(r"\[([a-z0-9-]+)\]")
_ENDS = tuple('.!?:)”"’')
# A full stop ends a sentence where a capital, a digit or a quote follows, but not behind these.
_STOP = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[^\W_a-zäöüßáâãàçéêíóôõú])")
_SHORT = re.compile(
    r"\b(?:Art|Abs|Nr|No|Sec|St|Dr|Mr|Ms|vs|etc|approx|ca|bzw|[A-Z]"
    r"|e\.g|i\.e|z\. ?B|d\. ?h|p\. ?ex)\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a table row.

    Attributes:
        headings: those it stands under, from the second level down.
        text: in plain words, without its source ids; code keeps its backticks.
        sources: the ids in it.
        said: its text in pieces, each with the ids behind it.
        line: where it stands in the file, counting from 1.
        item: it is one of a list.
        lead: the line that introduces its list, empty where none does.
    """

    headings: tuple[str, ...]
    text: str
    sources: tuple[str, ...]
    said: tuple[tuple[str, tuple[str, ...]], ...]
    line: int
    item: bool
    lead: str = ""

    @property
    def leads(self) -> bool:
        """Whether it only introduces what follows."""
        return not self.item and self.text.endswith(":")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks(page: Page) -> list[Block]:
    """Cut a page's body into its blocks, in reading order."""
    found: list[Block] = []
    headings: list[str] = []
    lead, depth = "", 0
    tokens = _parser().parse(page.body)
    for at, token in enumerate(tokens):
        depth += token.nesting if token.type in ("list_item_open", "list_item_close") else 0
        if token.type == "tr_open":
            row = _row(tokens, at)
            found.append(_block(row, headings, token, item=True, lead=""))
        elif token.type == "fence":
            found.append(_block(token.content, headings, token, item=False, lead=""))
        elif token.type == "inline" and tokens[at - 1].type == "heading_open":
            level = int(tokens[at - 1].tag[1])
            headings = [*headings[: max(0, level - 2)], _plain(token)]
        elif token.type == "inline" and tokens[at - 1].type == "paragraph_open":
            block = _block(
                _plain(token), headings, token, item=depth > 0, lead=lead if depth else ""
            )
            if not depth:
                lead = block.text if block.leads else ""
            found.append(block)
    return found


def _block(text: str, headings: list[str], token: Token, *, item: bool, lead: str) -> Block:
    said = tuple(_pieces(" ".join(text.split())))
    sources = tuple(dict.fromkeys(each for _, ids in said for each in ids))
    line = token.map[0] + 1 if token.map else 1
    whole = " ".join(piece for piece, _ in said if piece)
    return Block(tuple(headings), whole, sources, said, line, item, lead)


def _pieces(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    start = 0
    for tags in _SOURCES.finditer(text):
        if tags.end() == len(text) or text[start : tags.start()].endswith(_ENDS):
            yield text[start : tags.start()].strip(), tuple(_SOURCE.findall(tags.group()))
            start = tags.end()
    if text[start:].strip():
        yield text[start:].strip(), ()


def _plain(token: Token) -> str:
    return "".join(_piece(child) for child in token.children or ())


def _piece(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return f"`{token.content}`" if token.type == "code_inline" else token.content


def _row(tokens: list[Token], at: int) -> str:
    cells = []
    while tokens[at].type != "tr_close":
        if tokens[at].type == "inline":
            cells.append(_plain(tokens[at]))
        at += 1
    return "; ".join(cell for cell in cells if cell)


def sentences(text: str) -> Iterator[str]:
    """Cut written text into its sentences."""
    start = 0
    for stop in _STOP.finditer(text):
        said = text[start : stop.start()]
        if _SHORT.search(said):
            continue
        yield text[start : stop.end()].strip()
        start = stop.end()
    if text[start:].strip():
        yield text[start:].strip()

import json
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.running import deskcheck
from tests.engines.keeping import Watch, store
from tests.library.folder import IDEA, SIGNAL, edit, write
from tests.library.papers import PAPERS

TEXTS = (
    {"id": "a", "paste": "He refused the <b>camera</b>.", "flags": []},
    {"id": "b", "paste": "A quiet day."},
    {"id": "c", "paste": "Refused the camera again.", "flags": [{"covers": "INT-01"}]},
    {"id": "d", "text": "how do we bake bread", "rel": {"guidance/interview/camera": 2}},
    {"id": "e", "text": "how do we boil rice", "rel": {}},
    {"id": "f", "text": "is everyone asked to have the camera on", "rel": {"policy/camera": 2}},
)


class Page(HTMLParser):
    """A page's rows by the heading that they stand under, and what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.fetched: list[str] = []
        self._under, self._in = "", ""
        self.feed(text)

    def handle_starttag(self, name: str, given: list[tuple[str, str | None]]) -> None:
        self._in = name if name in ("h2", "td") else self._in
        self.fetched += [value or "" for key, value in given if key in ("src", "href")]
        if name == "tr":
            self.rows.setdefault(self._under, []).append([])
        elif name == "td":
            self.rows[self._under][-1].append("")

    def handle_endtag(self, name: str) -> None:
        self._in = "" if name == self._in else self._in

    def handle_data(self, data: str) -> None:
        if self._in == "h2":
            self._under = data
        elif self._in == "td":
            self.rows[self._under][-1][-1] += data

    def told(self, heading: str) -> list[list[str]]:
        """The rows under a heading that hold something."""
        return [row for row in self.rows.get(heading, []) if row]


def test_the_page_tells_the_state_of_the_folder_and_needs_nothing_else(tmp_path: Path) -> None:
    root = write(tmp_path, PAPERS)
    texts, out = tmp_path / "more.jsonl", tmp_path / "page.html"
    texts.write_text("".join(json.dumps(each) + "\n" for each in TEXTS))
    done = deskcheck(
        "knowledge", "report", "--out", str(out), "--texts", str(texts),
        DESKCHECK_KNOWLEDGE=str(root),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"{out} is written: 1 signal, 4 pages, 0 old pages" in done.stdout
    assert "1 signal on honest texts" in done.stdout
    page = Page(out.read_text(encoding="utf-8"))
    assert all(each.startswith("#") for each in page.fetched)
    (loud,) = page.told("Signals on honest texts")
    assert loud[:3] == ["camera-refused", "moderate 1", "1"]
    assert loud[3].startswith("more.jsonl:1 ") and "<b>camera</b>" in loud[3]
    asked = page.told("Questions")
    assert ["more.jsonl:4", "how do we bake bread"] in [row[:2] for row in asked]
    assert all(row[0] != "more.jsonl:5" for row in asked)
    assert ["policy/camera.md:5", "status: template"] in page.told("What wants a hand")
    assert page.told("Rows of the catalogue") == [["INT-01", "camera-refused"]]


def test_without_texts_the_page_says_so(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = deskcheck(
        "knowledge", "report", "--out", str(out), DESKCHECK_KNOWLEDGE=str(write(tmp_path, PAPERS))
    )
    assert done.returncode == 0 and "honest texts" not in done.stdout
    assert "--texts FILE.jsonl brings honest ones" in out.read_text(encoding="utf-8")


def test_what_cannot_be_read_or_written_is_told_in_words(tmp_path: Path) -> None:
    root = write(tmp_path, edit(SIGNAL, ("weight: moderate", "weight: 3")))
    broken = deskcheck("knowledge", "report", DESKCHECK_KNOWLEDGE=str(root))
    assert broken.returncode == 1 and f"knowledge/{SIGNAL}:6: weight" in broken.stderr
    nowhere = deskcheck(
        "knowledge", "report", "--out", str(tmp_path / "no" / "x.html"),
        DESKCHECK_KNOWLEDGE=str(write(tmp_path)),
    )  # fmt: skip
    assert nowhere.returncode == 1 and "cannot be written" in nowhere.stderr
    texts = tmp_path / "more.jsonl"
    texts.write_text("{}\n")
    wrong = deskcheck("knowledge", "report", "--texts", str(texts), DESKCHECK_KNOWLEDGE=str(root))
    assert wrong.returncode == 1 and "more.jsonl:1: a line has" in wrong.stderr
    assert IDEA not in wrong.stderr


def test_what_people_marked_is_read_from_the_ledger(tmp_path: Path) -> None:
    kept = store(tmp_path, Watch())
    kept.ledger.note("check", "U1", {"signals": "camera-refused pay-in-crypto"})
    kept.ledger.note("flag.wrong", "U1", {"signal": "camera-refused"})
    kept.ledger.note("ask", "U1", {"answered": 0})
    kept.ledger.note("feedback.bad", "U1", {"desk": "ask"})
    kept.close()
    out = tmp_path / "page.html"
    done = deskcheck(
        "knowledge", "report", "--out", str(out),
        DESKCHECK_KNOWLEDGE=str(write(tmp_path / "k", PAPERS)),
        DESKCHECK_DATABASE=f"sqlite:///{tmp_path / 'deskcheck.db'}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    page = Page(out.read_text(encoding="utf-8"))
    assert page.told("What people marked") == [["camera-refused", "1", "1"], ["ask", "0", "1"]]

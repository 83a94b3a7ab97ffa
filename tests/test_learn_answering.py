"""The weights of an answer's evidence: of which questions they are, and that pages need none."""

import json
import shutil
from collections.abc import Sequence

import pytest

from bot.ask.desk import assess, texts
from bot.engines.embeddings import MiniLm
from bot.engines.meaning import NoMeaning
from bot.library.answering import answering
from bot.library.library import Library
from bot.library.load import load
from bot.library.page import Page
from bot.ports import Meaning, Meanwhile
from tests.ask.asking import Absent, page
from tests.learn_answering import learn, learned_from, stamp
from tests.questions import ROOT, SETS, questions

VISITORS = page(
    "Visitors in the workshop",
    "A visitor wears a yellow vest and stays with the host. [fbi-2025-07-23]\n\n"
    "## Forklifts\nNobody but a licensed driver moves a forklift while visitors are in the hall. "
    "[fbi-2025-07-23]",
)
ASKED = (
    "what does a visitor have to wear in the workshop?",
    "may anybody move a forklift while visitors are in the hall?",
)
OTHERWISE = "who may drive the forklift while guests are in the hall?"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The folder with a page on something that nobody learned from."""
    root = tmp_path_factory.mktemp("grown") / "knowledge"
    shutil.copytree(ROOT / "knowledge", root)
    (root / "guidance" / "visitors").mkdir()
    (root / "guidance" / "visitors" / "workshop.md").write_text(VISITORS, encoding="utf-8")
    return load(root)


class Grown(Absent):
    """Search by meaning over one library, and what another has besides."""

    absent = ""

    def __init__(self, meaning: Meaning, one: Library, other: Library) -> None:
        self._meaning, self._embedder = meaning, MiniLm()
        before, self._after = texts(one), texts(other)
        self._new = {id_: text for id_, text in self._after.items() if id_ not in before}
        self._vectors = self._embedder.embed(list(self._new.values()))

    def nearest(
        self, questions: Sequence[str], limit: int, meanwhile: Meanwhile = None
    ) -> list[dict[str, float]] | None:
        """Return the nearest of both."""
        found = self._meaning.nearest(questions, limit, meanwhile) or []
        similar = self._embedder.embed(questions) @ self._vectors.T
        both = [
            {id_: each for id_, each in near.items() if id_ in self._after}
            | dict(zip(self._new, map(float, row), strict=True))
            for near, row in zip(found, similar, strict=True)
        ]
        return [dict(sorted(each.items(), key=lambda one: -one[1])[:limit]) for each in both]


def test_the_weights_are_of_the_questions_as_they_are_now(library: Library) -> None:
    """When this fails, a question that is learned from changed: run `make learn`."""
    assert library.answering is not None
    assert library.answering.questions == stamp(learned_from())


def test_what_is_only_measured_is_not_learned_from() -> None:
    held_out = {row["id"] for name in SETS for row in questions("test", name)}
    assert held_out and not held_out & {row["id"] for row in learned_from()}


def test_every_sign_counts_the_way_it_should(library: Library) -> None:
    assert library.answering is not None
    for weights in (library.answering.words, library.answering.both):
        assert weights.leaning > 0 > weights.lines and weights.known >= 0
    assert library.answering.both.agreed > 0 > library.answering.both.views


def test_learning_gives_a_file_that_reads(library: Library) -> None:
    some = learned_from()[::9]
    read = answering(Page("answering.json"), json.dumps(learn(library, NoMeaning(), some)))
    assert read is not None and read.questions == stamp(some)


@pytest.mark.parametrize("text", ASKED)
def test_a_new_page_is_answered_from_without_learning_anew(
    text: str, library: Library, grown: Library
) -> None:
    assert not assess(text, library, NoMeaning()).answered
    said = assess(text, grown, NoMeaning())
    assert [each.passage.document for each in said.sources][:1] == ["Visitors in the workshop"]


@pytest.mark.xdist_group("meaning")
def test_a_new_page_is_answered_from_by_meaning_too(
    library: Library, meaning: Meaning, grown: Library
) -> None:
    both = Grown(meaning, library, grown)
    for text in (*ASKED, OTHERWISE):
        assert not assess(text, library, meaning).answered, text
        said = assess(text, grown, both)
        assert [each.passage.document for each in said.sources][:1] == ["Visitors in the workshop"]

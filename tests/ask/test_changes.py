from dataclasses import replace
from pathlib import Path

from bot.ask.changes import said, same
from bot.ask.evidence import Evidence
from bot.engines.meaning import NoMeaning
from bot.library.load import load
from tests.library.folder import write
from tests.library.papers import GUIDANCE, PAPERS, changed

QUESTION = "is everyone asked to have the camera on"


def test_an_answer_is_its_sentences_and_where_they_stand(tmp_path: Path) -> None:
    library = load(write(tmp_path, PAPERS))
    told = said(QUESTION, (), library, NoMeaning())
    assert told.evidence is Evidence.GOOD
    assert ("Everyone is asked to have the camera on.", "guidance/interview/camera") in (
        told.sentences
    )
    assert set(told.passages) == {passage for _, passage in told.sentences}


def test_another_wording_is_another_answer(tmp_path: Path) -> None:
    before = load(write(tmp_path / "before", PAPERS))
    other = changed(GUIDANCE, "Everyone is asked to have", "Each person is asked to have")
    after = load(write(tmp_path / "after", other))
    one, two = (said(QUESTION, (), each, NoMeaning()) for each in (before, after))
    assert one != two


def test_nothing_is_said_where_there_is_nothing(tmp_path: Path) -> None:
    told = said(QUESTION, (), load(write(tmp_path)), NoMeaning())
    assert (told.evidence, told.sentences, told.passages) == (Evidence.EMPTY, (), ())


def test_folders_answer_alike_where_what_an_answer_reads_is_the_same(tmp_path: Path) -> None:
    library = load(write(tmp_path / "one", PAPERS))
    assert same(library, load(write(tmp_path / "two", PAPERS)))
    assert same(library, replace(library, signals=()))
    assert not same(library, replace(library, passages=library.passages[1:]))
    assert not same(library, replace(library, elsewhere=("what is the weather",)))

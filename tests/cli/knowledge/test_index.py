from pathlib import Path

from tests.cli.running import deskcheck


def test_where_meaning_is_off_it_says_that_answers_come_by_words(tmp_path: Path) -> None:
    done = deskcheck(
        "knowledge", "index", DESKCHECK_EMBEDDINGS="off", DESKCHECK_INDEX=str(tmp_path / "index")
    )
    assert done.returncode == 0
    assert done.stdout == "Search by meaning is not there; answers come by words.\n"
    assert not (tmp_path / "index").exists()

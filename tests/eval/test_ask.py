from tests.eval.ask import document, graded
from tests.questions import told


def test_one_way_to_write_a_fact_is_enough() -> None:
    assert told("Within\n 72 hours of becoming aware", "three days|72 Hours")
    assert not told("Within 24 hours", "three days|72 hours")


def test_a_page_that_is_relevant_as_a_whole_counts_once_where_it_is_first_found() -> None:
    found = ["playbooks/a#now", "guidance/b#x", "playbooks/a#day-1", "guidance/b"]
    passages = set(found)
    assert graded(found, {"playbooks/a": 1, "guidance/b": 2}, passages) == [
        "playbooks/a", "guidance/b#x", "guidance/b"
    ]  # fmt: skip
    assert graded(found, {"playbooks/a#day-1": 2, "playbooks/a": 1}, passages) == [
        "playbooks/a", "guidance/b#x", "playbooks/a#day-1", "guidance/b"
    ]  # fmt: skip


def test_the_page_of_a_passage_is_before_its_heading() -> None:
    assert document("guidance/law/notice#when") == document("guidance/law/notice")

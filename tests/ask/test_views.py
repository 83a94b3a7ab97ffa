from bot.ask.views import HERE, PAGE, by_passage, key
from bot.library.passages import Passage

PASSAGE = Passage(
    id="guidance/a#b", text="", document="", heading="", publisher="", published="", reviewed="",
    url="", jurisdictions=(), kind="guidance",
)  # fmt: skip


def test_a_passage_means_what_the_nearest_of_its_views_means() -> None:
    near = {"guidance/a#b": 0.3, key(PASSAGE, 0): 0.5, f"guidance/a#b{HERE}2": 0.7, "other": 0.1}
    assert by_passage(near) == {"guidance/a#b": 0.7, "other": 0.1}


def test_a_way_to_ask_for_the_whole_page_says_less() -> None:
    assert by_passage({f"a{PAGE}0": 0.8})["a"] < 0.8
    assert by_passage({f"a{HERE}0": 0.8})["a"] == 0.8


def test_an_id_with_slashes_and_figures_is_not_taken_for_a_sentence() -> None:
    assert by_passage({"guidance/law/eu": 0.2, "a/b-2": 0.3}) == {
        "guidance/law/eu": 0.2,
        "a/b-2": 0.3,
    }
    assert by_passage({"guidance/law/eu/3": 0.4}) == {"guidance/law/eu": 0.4}

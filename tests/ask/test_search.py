import time

from hypothesis import given
from hypothesis import strategies as st

from bot.ask.search import Searcher
from bot.ask.terms import Terms
from bot.library.passages import Passage


def passage(id_: str, text: str, heading: str = "", *asked: str) -> Passage:
    return Passage(
        id=id_, text=text, document="doc", heading=heading, publisher="", published="",
        reviewed="", url="", jurisdictions=(), kind="guidance", asked_as=asked,
    )  # fmt: skip


PASSAGES = [
    passage("camera", "Everyone has the camera on.", "Camera rule"),
    passage("pay", "Pay goes to the worker's own account.", "Payroll", "can we pay a friend"),
    passage("farm", "Many laptops stand in one home.", "Laptop farms"),
]


def found(question: str, **near: float) -> list[str]:
    searcher = Searcher(PASSAGES, Terms(synonyms=[["webcam", "camera"]]))
    meaning = [searcher.views.similar(near)] if near else None
    return [each.passage.id for each in searcher.search(searcher.read(question), meaning)]


def test_words_headings_and_other_ways_to_ask_are_searched() -> None:
    assert found("laptop") == ["farm"]
    assert found("payroll") == ["pay"]
    assert found("friend") == ["pay"]
    assert found("webcam") == ["camera"]
    assert found("nothing of that") == []


def test_meaning_and_words_are_fused() -> None:
    assert found("camera", pay=0.9, camera=0.2)[:2] in (["camera", "pay"], ["pay", "camera"])
    assert found("camera", pay=0.2, camera=0.9)[0] == "camera"
    assert found("zzz", pay=0.9, farm=0.3) == ["pay", "farm"]


def test_an_earlier_question_counts_half() -> None:
    searcher = Searcher(PASSAGES, Terms())
    alone = {each.passage.id for each in searcher.search(searcher.read("account"))}
    both = [each.passage.id for each in searcher.search(searcher.read("account", "laptop"))]
    assert alone == {"pay"} and both == ["pay", "farm"]


def test_what_is_barred_is_not_found() -> None:
    searcher = Searcher(PASSAGES, Terms())
    assert searcher.search(searcher.read("laptop"), leave_out=["farm"]) == []


def test_coverage_weighs_rare_words_more() -> None:
    searcher = Searcher(PASSAGES, Terms())
    (camera,) = searcher.search(searcher.read("camera zebra"))
    assert 0 < camera.covered < 0.5


def test_an_empty_folder_finds_nothing() -> None:
    searcher = Searcher([], Terms())
    assert searcher.search(searcher.read("anything")) == []


@given(st.text(max_size=200), st.dictionaries(st.sampled_from("abc"), st.floats(-1, 1)))
def test_any_text_can_be_asked(question: str, near: dict[str, float]) -> None:
    searcher = Searcher(PASSAGES, Terms())
    for each in searcher.search(searcher.read(question), [searcher.views.similar(near)]):
        assert 0 <= each.score <= 1.0001 and 0 <= each.covered <= 1


def test_search_grows_linearly() -> None:
    def took(count: int) -> float:
        words = ["camera", "laptop", "bank", "contract", "visa", "agency", "wallet", "notary"]
        texts = (f"{words[at % 8]} {words[at // 8 % 8]} number{at}" for at in range(count))
        many = [passage(str(at), text) for at, text in enumerate(texts)]
        searcher = Searcher(many, Terms())
        times = []
        for _ in range(7):
            start = time.perf_counter()
            searcher.search(searcher.read("camera laptop number17 wallet"))
            times.append(time.perf_counter() - start)
        return min(times)

    assert took(20_000) <= 15 * max(took(2_000), 0.0005)


def test_a_score_does_not_hang_on_how_many_were_asked_for() -> None:
    searcher = Searcher(PASSAGES, Terms())

    def score(**near: float) -> float:
        return searcher.search(searcher.read("zzz"), [searcher.views.similar(near)])[1].score

    assert score(pay=0.8, farm=0.5) == score(pay=0.8, farm=0.5, camera=0.2)
    assert score(pay=0.8, farm=0.5) > score(pay=0.8, farm=0.3) > 0


def test_strength_is_the_best_passages_score_for_each_word() -> None:
    searcher = Searcher(PASSAGES, Terms())

    def strength(text: str) -> float:
        return searcher.read(text).strength

    assert strength("laptops") > strength("laptops zebra") > 0
    assert strength("zebra") == strength("") == 0

import pytest

from bot.reading.ideas import Hit
from tests.reading.saying import heard


def refusal(text: str) -> Hit:
    """Return the one refusal in a text of one sentence."""
    (one,) = heard(text)
    (hit,) = [hit for hit in one.hits if hit.idea == "refusal"]
    return hit


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("He refused", False),
        ("He did not refuse", True),
        ("He didn't ever refuse", True),
        ("not a b c d e refused", True),
        ("not a b c d e f refused", False),
        ("not today, refused", False),
        ("not today but refused", False),
        ("not only refused", False),
        ("refused not", False),
        ("camera refused: no", True),
        ("refused it twice: no", True),
        ("refused it twice yesterday: no", False),
        ("refused no camera", False),
    ],
)
def test_a_denying_word_reaches_a_few_words_up_to_a_border(text: str, denied: bool) -> None:
    assert bool(refusal(text).denied_by) is denied


def test_a_denial_names_the_words_that_deny() -> None:
    assert refusal("no, he did not refuse").denied_by == (3,)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("we told him we refused", True),
        ("we told them a b c d e f g h refused", True),
        ("we told them a b c d e f g h i refused", False),
        ("we told him that he refused", False),
        ("we told him, refused", False),
        ("they told us refused", False),
    ],
)
def test_an_act_may_be_our_own(text: str, ours: bool) -> None:
    assert refusal(text).ours is ours


def test_a_thing_is_nobodys_act() -> None:
    (one,) = heard("we told him camera")
    assert [hit.ours for hit in one.hits if hit.idea == "camera"] == [False]


@pytest.mark.parametrize(
    ("text", "work", "supposed"),
    [
        ("Built a camera", True, False),
        ("He built a camera", False, False),
        ("if refused", False, True),
        ("and if refused", False, True),
        ("they refused if", False, False),
        ("the camera in fraud cases", False, True),
        ("nothing known", False, False),
    ],
)
def test_an_opening_tells_work_and_a_supposition(text: str, work: bool, supposed: bool) -> None:
    (one,) = heard(text)
    assert (one.work, one.supposed) == (work, supposed)


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Would you pass the camera", True),
        ("Would you let that he refused", False),
        ("Refused: would you", False),
    ],
)
def test_a_question_put_to_the_candidate_speaks_of_nobody_else(text: str, put: bool) -> None:
    (one,) = heard(text)
    assert one.put is put


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Imagine, he refused", True),
        ("slide two", True),
        ("Here is our slide two (he refused)", True),
        ("The camera of slide two refused", False),
        ("Did he refuse slide two again?", True),
        ("He can imagine", False),
        ("a b c d e f g h i slide two", False),
    ],
)
def test_a_heading_says_early_what_it_is_and_little_goes_on_with_it(text: str, leads: bool) -> None:
    (one,) = heard(text)
    assert one.leads is leads


def test_what_the_asker_sees_is_known() -> None:
    (sees,) = heard("And I see a camera?")
    (asks,) = heard("And a camera?")
    assert sees.witnessed and not asks.witnessed


def test_an_idea_is_asked_for_by_itself() -> None:
    (one,) = heard("refused the camera, not refused")
    assert [(hit.first, hit.denied_by) for hit in one.of("refusal")] == [(0, ()), (4, (3,))]
    assert one.is_act("refusal") and not one.is_act("camera")
    assert one.of("unknown") == []

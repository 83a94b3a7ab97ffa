from bot.check.findings import Findings
from bot.check.plan import STAGES, plan
from bot.library.library import Library
from bot.library.shapes import Weight
from tests.check.making import finding


def findings(*steps: tuple[str, ...]) -> Findings:
    return Findings() + Findings(
        tuple(finding(f"sign-{at}", at=at * 100, steps=each) for at, each in enumerate(steps))
    )


def test_a_step_that_answers_two_signs_stands_once(library: Library) -> None:
    planned = plan(findings(("live-video-call",), ("live-video-call", "agree-hours")), library)
    names = [each.step for each in planned.steps]
    assert sorted(names) == ["agree-hours", "live-video-call"]
    both = next(each for each in planned.steps if each.step == "live-video-call")
    assert both.answers == ("sign-0", "sign-1")


def test_calling_back_comes_before_a_notary(library: Library) -> None:
    planned = plan(findings(("in-person-or-notary", "call-employer-back")), library)
    assert [each.step for each in planned.steps] == ["call-employer-back", "in-person-or-notary"]


def test_the_burden_on_the_candidate_only_grows(library: Library) -> None:
    every = plan(findings(tuple(library.steps)), library).steps
    burden = ["none", "low", "medium", "high"]
    later = [each for each in every if each.before_stage != "reply"]
    ranks = [burden.index(each.friction) for each in later]
    assert ranks == sorted(ranks)
    assert {each.step for each in every} == set(library.steps)


def test_what_has_to_come_before_any_reply_comes_first(library: Library) -> None:
    planned = plan(findings(("call-employer-back", "open-incident")), library)
    assert planned.steps[0].step == "open-incident"
    assert planned.steps[0].gate == "counsel"


def test_of_equal_burden_the_most_telling_comes_first(library: Library) -> None:
    free = sorted(
        step
        for step, file in library.steps.items()
        if file.friction == "none" and file.before != "reply"
    )[:2]
    weak = finding("weak", Weight.WEAK, at=0, steps=(free[0],))
    strong = finding("strong", Weight.STRONG, at=50, steps=(free[1],))
    planned = plan(Findings() + Findings((weak, strong)), library)
    assert [each.step for each in planned.steps] == [free[1], free[0]]


def test_without_signs_the_plan_is_what_everyone_gets(library: Library) -> None:
    planned = plan(Findings(), library)
    standard = {step for step, file in library.steps.items() if file.standard}
    assert {each.step for each in planned.steps} == standard
    assert all(each.answers == () for each in planned.steps)


def test_the_questions_of_every_topic_come_along(library: Library) -> None:
    planned = plan(Findings(), library)
    assert [topic.title for topic in planned.questions] == [
        file.title.en for file in library.questions.values()
    ]
    assert all(ask and good for topic in planned.questions for ask, good in topic.questions)
    assert planned.others and plan(findings(("agree-hours",)), library).others


def test_a_later_stage_moves_steps_up_to_it(library: Library) -> None:
    for at, stage in enumerate(STAGES):
        for step in plan(findings(tuple(library.steps)), library, stage).steps:
            assert step.before_stage == "reply" or STAGES.index(step.before_stage) >= at

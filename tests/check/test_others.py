from bot.check.findings import Findings
from bot.check.others import others
from bot.check.plan import STAGES
from bot.library.library import Library
from tests.check.making import finding


def found(*areas: str) -> Findings:
    return Findings() + Findings(
        tuple(finding(area, area=area, at=at * 100) for at, area in enumerate(areas))
    )


def test_never_more_is_listed_than_is_read_at_once(library: Library) -> None:
    for stage in ("", *STAGES):
        for areas in ((), ("payment",), ("network", "equipment"), ("extortion",)):
            seen = others(found(*areas), library, stage)
            assert 1 <= len(seen) <= 5
            assert all(1 <= len(each.what) <= 3 for each in seen)


def test_what_is_nearest_to_the_findings_is_listed_first(library: Library) -> None:
    about = {
        item.what.en: set(item.areas) for file in library.checklists.values() for item in file.items
    }
    for area in ("payment", "equipment", "interview", "network"):
        near = [each for each in others(found(area), library) if area in about[each.what[0]]]
        assert near, area
    plain = [each.seen_by for each in others(Findings(), library)]
    assert plain != [each.seen_by for each in others(found("payment"), library)]


def test_what_lies_behind_is_left_out(library: Library) -> None:
    titles = {stage: file.title.en for stage, file in library.checklists.items()}
    for stage, behind in (
        ("offer", {"sourcing", "profile", "interview"}),
        ("access", {"sourcing", "profile", "interview", "offer"}),
        ("payment", {"onboarding", "employment", "offer"}),
    ):
        when = {each.when for each in others(found("identity", "interview"), library, stage)}
        assert when and not when & {titles[each] for each in behind}


def test_the_stages_stand_in_their_order(library: Library) -> None:
    order = ["sourcing", "profile", "interview", "offer", "onboarding", "employment", "payment",
             "offboarding"]  # fmt: skip
    titles = [library.checklists[stage].title.en for stage in order]
    for areas in ((), ("equipment",), ("payment", "identity")):
        places = [titles.index(each.when) for each in others(found(*areas), library)]
        assert places == sorted(places)

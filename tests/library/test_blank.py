from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from bot.library import blank
from bot.library.blank import Kind
from bot.library.load import draft_signal, draw, load
from bot.library.read import read
from bot.talk.trouble import DeskcheckError
from tests.library.folder import SIGNAL, edit, write
from tests.library.papers import PAPERS

TODAY = date(2026, 11, 28)
KINDS: tuple[Kind, ...] = get_args(Kind)
AREAS = {"signal": "interview", "page": "interview"}
FILLED = {
    "stage": "interview", "weight": "moderate", "who": "recruiter", "effort": "15",
    "friction": "low", "before": "offer", "owner": "hr", "source": "advisory",
}  # fmt: skip


def begun(root: Path, kind: Kind, name: str = "brand-new") -> Path:
    path = blank.place(root, kind, name, AREAS.get(kind, ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(blank.text(kind, TODAY, AREAS.get(kind, "")), encoding="utf-8")
    return path


def filled(text: str) -> str:
    """Put something that fits behind every mark of a new file."""
    ids = iter(("camera", "refusal"))
    lines, under = [], ""
    for line in text.splitlines():
        key, _, _ = line.partition(":")
        under = key if key and not line.startswith((" ", "<", "#")) else under
        if "id of a step" in line:
            line = "  - live-call"
        elif "source" in line and "<fill" in line:
            line = line.replace("<fill in a source id>", "advisory")
            line = line.replace("<fill in the id of a source in sources.yaml>", "advisory")
        elif under == "when" and "<fill" in line:
            line = f"      - {next(ids)}"
        elif key in FILLED:
            line = f"{key}: {FILLED[key]}"
        line = line.replace("<fill in the heading below>", "A heading")
        line = line.replace("<fill in a heading>", "A heading")
        while "<fill in " in line:
            before, _, rest = line.partition("<fill in ")
            line = f"{before}Some words.{rest.partition('>')[2]}"
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_has_every_key_that_its_shape_needs(kind: Kind, tmp_path: Path) -> None:
    page = read(begun(write(tmp_path), kind), "new")
    shape = blank.SHAPES[kind].model_fields
    assert page.mistakes == []
    needed = {key for key, field in shape.items() if field.is_required()}
    assert needed <= page.value.keys() <= shape.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_an_unfilled_draft_disturbs_nobody_and_every_place_is_named(
    kind: Kind, tmp_path: Path
) -> None:
    root = write(tmp_path, PAPERS)
    path = begun(root, kind)
    assert load(root).signals  # nothing else is held up
    (left,) = draw(root)[0].unfilled.values()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {each.line for each in left} == {
        # A key is told on the line of its value.
        number + line.endswith(">:")
        for number, line in enumerate(lines, 1)
        if "<fill in " in line
    }
    name = path.relative_to(root.parent).as_posix()
    assert all(str(each).startswith(f"{name}:{each.line}: ") for each in left)
    assert any("title: still to be filled in: " in each.text for each in left)


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_draft_is_clean_and_not_loaded_until_it_says_so(
    kind: Kind, tmp_path: Path
) -> None:
    root = write(tmp_path, PAPERS)
    before = load(root)
    path = begun(root, kind)
    text = filled(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    draft, _ = draw(root)
    assert (draft.mistakes(), draft.unfilled) == ([], {})
    drafted = load(root)
    assert [each.id for each in drafted.signals] == [each.id for each in before.signals]
    assert drafted.steps.keys() == before.steps.keys()
    assert drafted.passages == before.passages
    status = "stable" if kind in ("signal", "step") else "adopted"
    path.write_text(text.replace("status: draft", f"status: {status}"), encoding="utf-8")
    after = load(root)
    more = (len(after.signals), len(after.steps), len(after.passages))
    assert more > (len(before.signals), len(before.steps), len(before.passages))


def test_a_mark_in_what_is_no_draft_is_a_mistake(tmp_path: Path) -> None:
    root = write(tmp_path, edit(SIGNAL, ("A poor connection.", "<fill in the reason>")))
    (mistake,) = draw(root)[0].mistakes()
    told = "innocent_reasons.0: still to be filled in: the reason"
    assert str(mistake) == f"knowledge/{SIGNAL}:11: {told}"


def test_a_draft_that_is_tried_by_itself_says_what_is_left(tmp_path: Path) -> None:
    root = write(tmp_path)
    path = begun(root, "signal")
    with pytest.raises(DeskcheckError, match="title: still to be filled in"):
        draft_signal(path, load(root))


def test_only_a_draft_may_name_a_step_that_is_one(tmp_path: Path) -> None:
    root = write(tmp_path, edit(SIGNAL, ("[live-call]", "[live-call, brand-new]")))
    path = begun(root, "step")
    (unfilled,) = draw(root)[0].mistakes()
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    (drafted,) = draw(root)[0].mistakes()
    assert unfilled == drafted
    assert "verify.1: the step `brand-new` is a draft still" in str(drafted)
    signal = root / SIGNAL
    signal.write_text(signal.read_text().replace("status: stable", "status: draft"))
    assert draw(root)[0].mistakes() == []


@pytest.mark.parametrize(
    ("kind", "name", "area", "told"),
    [
        ("signal", "Bad Name", "interview", "is no id"),
        ("signal", "a/../b", "interview", "is no id"),
        ("signal", "x", "", "needs --area, one of sourcing"),
        ("signal", "x", "weather", "needs --area"),
        ("signal", "camera-refused", "history", "is there already"),
        ("step", "live-call", "", "is there already"),
        ("step", "x", "interview", "has no area"),
        ("page", "x", "", "its topic. There are interview"),
        ("page", "x", "../up", "its topic"),
        ("page", "camera", "interview", "is there already"),
        ("policy", "camera", "", "is there already"),
    ],
)
def test_what_has_no_place_is_refused_in_words(
    kind: Kind, name: str, area: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(DeskcheckError, match=told):
        blank.place(write(tmp_path, PAPERS), kind, name, area)

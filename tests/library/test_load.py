from datetime import date
from pathlib import Path

import pytest

from bot.library.library import Entry, Idea, Library
from bot.library.load import KnowledgeError, draft_signal, load
from bot.library.shapes import Weight
from tests.library.folder import CLEAN, IDEA, SIGNAL, STEP, edit, mistakes, told, write


def test_a_clean_folder_becomes_a_library(tmp_path: Path) -> None:
    library = load(write(tmp_path))
    (signal,) = library.signals
    assert (signal.id, signal.file.weight) == ("camera-refused", Weight.MODERATE)
    assert signal.file.since == date(2026, 11, 21)
    assert library.steps.keys() == {"live-call"}
    assert library.sources.keys() == {"advisory"}
    assert library.phrases.keys() == {"help"}
    assert library.names == {"hosts-free-mail": frozenset({"example.com", "example.org"})}
    assert [technology.name for technology in library.technologies] == ["React"]
    assert [rule.areas for rule in library.priority.verify_first] == ["any", "different"]
    assert library.ideas["camera"] == Idea(
        "camera", "thing", (Entry("en", "camera"), Entry("en", "webcam"), Entry("de", "kamera"))
    )


def test_the_shipped_folder_is_clean(library: Library) -> None:
    assert library.signals and library.priority.escalate


def test_only_stable_signals_are_loaded_and_for_evaluation_those_on_test(tmp_path: Path) -> None:
    signals: dict[str, str | None] = {
        f"signals/interview/{status}.yaml": CLEAN[SIGNAL].replace("stable", status)
        for status in ("draft", "test", "stable")
    }
    retired = "retired\nreplaced_by: stable"
    signals |= {
        "signals/old.yaml": CLEAN[SIGNAL].replace("stable", retired),
        SIGNAL: None,
    }
    root = write(tmp_path, signals)
    assert [signal.id for signal in load(root).signals] == ["stable"]
    assert [signal.id for signal in load(root, evaluation=True).signals] == ["stable", "test"]


def test_a_hash_names_what_the_folder_holds_and_nothing_else(tmp_path: Path) -> None:
    first = load(write(tmp_path / "one"))
    root = write(tmp_path / "two")
    (root / "README.md").write_text("For people.")
    (root / ".git").mkdir()
    (root / ".git" / "x.yaml").write_text("not: [read")
    assert load(root).hash == first.hash
    assert len(first.hash) == 12 and int(first.hash, 16) >= 0
    (root / IDEA).write_text(CLEAN[IDEA] + "# a comment\n")
    changed = load(root).hash
    (root / IDEA).rename(root / "lists" / "camera.yaml")
    assert len({first.hash, changed, load(root).hash}) == 3


def test_every_mistake_of_every_file_is_told_at_once_by_file_and_line(tmp_path: Path) -> None:
    listed = told(
        tmp_path,
        {
            **edit(STEP, ("effort: 15", "effort: soon"), ("who: recruiter", "who: police")),
            **edit(SIGNAL, ("weight: moderate", "weight: 3"), ("covers: [INT-01]", "covers: INT")),
            **edit(IDEA, ("en: [camera, webcam]", "en: [camera, NO]")),
            "phrases/help.yaml": None,
            "phrases/broken.yaml": "a: [b\n",
        },
    )
    assert [each.split(": ")[0] for each in listed] == [
        "knowledge/lists/shared/camera.yaml:3",
        "knowledge/phrases/broken.yaml:2",
        "knowledge/signals/interview/camera-refused.yaml:4",
        "knowledge/signals/interview/camera-refused.yaml:6",
        "knowledge/steps/live-call.yaml:3",
        "knowledge/steps/live-call.yaml:4",
    ]


def test_a_condition_that_does_not_parse_is_told_on_its_line(tmp_path: Path) -> None:
    when = "  any:\n    - {mail.kind|is: free}\n    - {phone.region|is: NO}"
    (only,) = told(tmp_path, edit(SIGNAL, ("  says: {all_of: [camera, refusal]}", when)))
    assert only.startswith("knowledge/signals/interview/camera-refused.yaml:10: when.any.1.phone")
    assert "put it in quotes" in only


@pytest.mark.parametrize("name", ["sources.yaml", "priority.yaml"])
def test_a_folder_without_a_needed_file_is_no_library(tmp_path: Path, name: str) -> None:
    assert f"knowledge/{name}:1: the file is missing" in told(tmp_path, {name: None})


@pytest.mark.parametrize("name", ["signal/x.yaml", "x.yaml", "steps.yaml"])
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, name: str) -> None:
    (only,) = told(tmp_path, {name: "a: b\n"})
    assert only.startswith(f"knowledge/{name}:1: nothing reads a file here")


@pytest.mark.parametrize(
    ("copy", "of"),
    [
        ("signals/contact/camera-refused.yaml", SIGNAL),
        ("steps/more/live-call.yaml", STEP),
        ("lists/camera.yaml", IDEA),
        ("lists/more/hosts-free-mail.yaml", "lists/hosts-free-mail.yaml"),
        ("phrases/more/help.yaml", "phrases/help.yaml"),
    ],
)
def test_an_id_that_repeats_is_told(tmp_path: Path, copy: str, of: str) -> None:
    listed = told(tmp_path, {copy: CLEAN[of]})
    late = max(copy, of)
    assert [each.partition(": another file is called")[0] for each in listed] == [
        f"knowledge/{late}:1"
    ]


def test_what_is_wrong_in_the_first_of_two_files_is_not_told_of_the_second(tmp_path: Path) -> None:
    broken = edit(SIGNAL, ("verify: [live-call]", "verify: [no-step]"))
    listed = told(tmp_path, {**broken, "signals/zz/camera-refused.yaml": CLEAN[SIGNAL]})
    assert [each.split(": ")[0] for each in listed] == [
        f"knowledge/{SIGNAL}:13",
        "knowledge/signals/zz/camera-refused.yaml:1",
    ]


def test_two_lists_of_technologies_are_joined(tmp_path: Path) -> None:
    more = CLEAN["lists/technologies.yaml"].replace("React", "Svelte")
    library = load(write(tmp_path, {"lists/more.yaml": more}))
    assert [technology.name for technology in library.technologies] == ["Svelte", "React"]


@pytest.mark.parametrize("name", [SIGNAL, IDEA, "phrases/help.yaml", "priority.yaml"])
@pytest.mark.parametrize("content", [b"title: caf\xe9\n", b"\0", b"a: " + b"x" * 2_000_000, b""])
def test_a_huge_empty_or_binary_file_is_a_mistake_of_that_file(
    tmp_path: Path, name: str, content: bytes
) -> None:
    root = write(tmp_path)
    (root / name).write_bytes(content)
    listed = mistakes(root)
    assert listed and all(each.startswith(f"knowledge/{name}:1: ") for each in listed)


def test_a_file_that_cannot_be_opened_is_a_mistake_not_a_crash(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "steps" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert mistakes(root) == ["knowledge/steps/gone.yaml:1: cannot be opened"]


def test_without_a_folder_the_error_says_what_to_set(tmp_path: Path) -> None:
    (only,) = mistakes(tmp_path / "nowhere")
    assert "there is no folder" in only and "DESKCHECK_KNOWLEDGE" in only


def test_the_error_lists_its_mistakes_for_people(tmp_path: Path) -> None:
    root = write(tmp_path, {"steps/a.yaml": "", "steps/b.yaml": ""})
    with pytest.raises(KnowledgeError) as caught:
        load(root)
    assert len(caught.value.mistakes) == 2
    for mistake in caught.value.mistakes:
        assert f"\n  {mistake}" in caught.value.message_for_people


def test_a_draft_is_read_by_itself_and_checked_against_the_library(tmp_path: Path) -> None:
    library = load(write(tmp_path))
    draft = tmp_path / "new-sign.yaml"
    draft.write_text(CLEAN[SIGNAL].replace("stable", "draft"))
    signal = draft_signal(draft, library)
    assert (signal.id, signal.file.status) == ("new-sign", "draft")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("refusal]", "refusing]", 8),
        ("[live-call]", "[no-call]", 13),
        ("[advisory]", "[rumour]", 14),
        ("says:", "says", 8),
        ("all_of:", "allof:", 8),
        ("weight: moderate", "weight: heavy", 6),
    ],
)
def test_a_draft_with_a_mistake_is_told_with_its_own_path(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    library = load(write(tmp_path))
    draft = tmp_path / "new-sign.yaml"
    (text,) = edit(SIGNAL, (old, new)).values()
    draft.write_text(text)
    with pytest.raises(KnowledgeError) as caught:
        draft_signal(draft, library)
    assert [(each.file, each.line) for each in caught.value.mistakes] == [(draft.as_posix(), line)]

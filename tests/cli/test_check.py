import json
from pathlib import Path

from docx import Document

from tests.cli.running import deskcheck

NOTES = "my notes\n- he refused to switch the camera on\n- react is fine\n"


def test_a_file_is_checked_and_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES)
    done = deskcheck("check", str(path))
    assert done.returncode == 0 and done.stderr == ""
    assert "he refused to switch the camera on" in done.stdout
    assert "What to verify, in this order" in done.stdout


def test_standard_input_and_a_text_in_quotes_are_checked() -> None:
    piped = json.loads(deskcheck("check", "-", "--json", given=NOTES).stdout)
    quoted = json.loads(deskcheck("check", NOTES, "--json").stdout)
    assert piped["findings"] and piped["findings"] == quoted["findings"]


def test_several_files_are_one_profile_and_a_bad_one_is_told(tmp_path: Path) -> None:
    notes, picture, word = tmp_path / "notes.txt", tmp_path / "scan.png", tmp_path / "cv.docx"
    notes.write_text(NOTES)
    picture.write_bytes(b"\x89PNG....")
    document = Document()
    document.add_paragraph("Jane Doe, SRE")
    document.save(str(word))
    done = deskcheck("check", str(notes), str(picture), str(word), "--json")
    printed = json.loads(done.stdout)
    assert done.returncode == 0
    assert [each["name"] for each in printed["parts"]] == ["notes.txt", "cv.docx"]
    assert printed["unread"][0]["what"] == "scan.png"
    assert printed["findings"][0]["evidence"][0]["part"] == "notes.txt"


def test_a_file_that_is_not_there_is_one_line_on_standard_error() -> None:
    done = deskcheck("check", "no-such-cv.pdf")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.strip() == (
        "deskcheck: There is no file no-such-cv.pdf; check its name and folder."
    )


def test_nothing_readable_is_status_one_and_json_is_printed_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG....")
    done = deskcheck("check", str(path), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["unread"][0]["what"] == "scan.png"
    assert "picture" in done.stderr and "Traceback" not in done.stderr


def test_wrong_usage_is_status_two() -> None:
    assert deskcheck("check").returncode == 2
    assert deskcheck("check", "x y", "--stage", "never").returncode == 2
    assert deskcheck("nonsense").returncode == 2


def test_a_batch_goes_on_after_a_bad_line(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(NOTES)
    lines = [
        json.dumps({"id": "a", "text": NOTES}),
        "not json",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "file": "missing.txt"}),
        "[1]",
        "",
        json.dumps({"id": "d", "files": [str(notes)], "text": "and this"}),
    ]
    batch = tmp_path / "in.jsonl"
    batch.write_text("\n".join(lines))
    done = deskcheck("check", "--batch", str(batch))
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in printed] == ["a", 2, "b", "c", 5, "d"]
    assert [next(iter(each)) for each in printed] == ["id"] * 6
    assert ["error" in each for each in printed] == [False, True, True, True, True, False]
    assert [part["name"] for part in printed[-1]["parts"]] == ["text", "notes.txt"]
    assert done.returncode == 1 and "4 of 6 lines" in done.stderr


def test_control_characters_never_reach_the_terminal() -> None:
    hostile = "he refused the camera \x1b[2J\x9b31m\u202egnitar\x7f"
    for arguments in (("check", "-"), ("check", "-", "--json", "--with-text")):
        out = deskcheck(*arguments, given=hostile).stdout
        assert out
        assert not [each for each in out if ord(each) < 32 and each != "\n"]
        assert not {"\x7f", "\x9b", "\u202e"} & set(out)


def test_help_is_for_recruiters() -> None:
    told = " ".join(deskcheck("check", "--help").stdout.split())
    for words in ("Look at what a candidate gave you", "standard input", "one profile", "--batch"):
        assert words in told


def test_applicants_are_compared_only_where_a_key_is_set(tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    told = {"text": "my notes\n- phone +44 7700 900123\n- react is fine\n"}
    lines.write_text(
        "".join(
            json.dumps({"id": name, **told, "candidate": name}) + "\n" for name in ("7", "7", "8")
        )
    )
    given = {
        "DESKCHECK_DATABASE": f"sqlite:///{tmp_path / 'kept' / 'a.db'}",
        "DESKCHECK_INDEX": str(tmp_path / "index"),
    }
    done = deskcheck("check", "--batch", str(lines), **given)
    assert done.returncode == 0 and '"link"' not in done.stdout
    assert not (tmp_path / "kept").exists(), "without a key nothing is written anywhere"
    key = "a links key of a good length, for tests"
    done = deskcheck("check", "--batch", str(lines), DESKCHECK_LINKS_KEY=key, **given)
    found = [json.loads(line)["findings"] for line in done.stdout.splitlines()]
    assert [[each["signal"] for each in some] for some in found] == [[], [], ["shared-contact"]]
    link = found[2][0]["link"]
    assert link["count"] == 1 and len(link["others"]) == 2 and len(link["case"]) == 10
    one = deskcheck(
        "check", told["text"], "--candidate", "9", "--json", DESKCHECK_LINKS_KEY=key, **given
    )
    assert json.loads(one.stdout)["findings"][0]["link"]["count"] == 2
    short = deskcheck("check", told["text"], DESKCHECK_LINKS_KEY="short", **given)
    assert short.returncode == 1 and "DESKCHECK_LINKS_KEY is too short" in short.stderr

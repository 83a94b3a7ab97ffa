from pathlib import Path

import pytest

from tests.library.folder import CLEAN, IDEA, SIGNAL, STEP, edit, more, told

SAYS = "  says: {all_of: [camera, refusal]}"


def signal(*pairs: tuple[str, str]) -> dict[str, str]:
    return edit(SIGNAL, *pairs)


def when(condition: str) -> dict[str, str]:
    """Return the clean signal with another condition."""
    return signal((SAYS, condition))


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        (
            signal(("[live-call]", "\n  - live-call\n  - no-step")),
            f"{SIGNAL}:15: verify.1: there is no step `no-step`",
        ),
        (
            signal(("[advisory]", "[advisory, rumour]")),
            f"{SIGNAL}:14: sources.1: there is no source `rumour`",
        ),
        (
            edit(STEP, ("[advisory]", "[rumour]")),
            f"{STEP}:12: sources.0: there is no source `rumour`",
        ),
        (when("  says: {all_of: [gadget]}"), f"{SIGNAL}:8: when.says: there is no idea list"),
        (when("  says: {any_of: [gadget]}"), f"{SIGNAL}:8: when.says: there is no idea list"),
        (
            when("  says: {all_of: [camera], none_of: [gadget]}"),
            f"{SIGNAL}:8: when.says: there is no idea list `gadget`",
        ),
        (
            when("  says: [hosts-free-mail]"),
            f"{SIGNAL}:8: when.says: there is no idea list `hosts-free-mail`",
        ),
        (
            when("  all:\n    - mail.kind|is: free\n    - not:\n        says: [gadget]"),
            f"{SIGNAL}:11: when.all.1.not.says: there is no idea list `gadget`",
        ),
        (
            when("  mail.host|in_list: camera"),
            f"{SIGNAL}:8: when.mail.host|in_list: there is no names list `camera`",
        ),
        (
            signal(("status: stable", "status: retired")),
            f"{SIGNAL}:1: replaced_by: a retired signal names",
        ),
        (
            signal(("status: stable", "status: retired\nreplaced_by: nothing")),
            f"{SIGNAL}:6: replaced_by: a retired signal names",
        ),
    ],
)
def test_what_points_to_nothing_is_told(
    tmp_path: Path, changes: dict[str, str], mistake: str
) -> None:
    (only,) = told(tmp_path, changes)
    assert only.startswith(f"knowledge/{mistake}")


@pytest.mark.parametrize(
    "condition",
    [
        "  home.place|missing: true",
        "  not: {mail.kind|is: free}",
        "  any: [{mail.kind|is: free}, {home.place|missing: true}]",
        "  all: [{home.place|missing: true}, {not: {says: [camera]}}]",
    ],
)
def test_a_signal_that_could_hold_without_words_is_refused(tmp_path: Path, condition: str) -> None:
    (only,) = told(tmp_path, when(condition))
    assert "when: this could hold with no words behind it" in only


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bpay",
        r"pay\b",
        r"\Bpay",
        "(?=pay)",
        "(?!pay)",
        "(?<=pay)",
        "(?<!pay)",
        r"(p)\1",
        "(?P=p)",
    ],
)
def test_a_pattern_with_word_borders_look_around_or_back_references_is_refused(
    tmp_path: Path, pattern: str
) -> None:
    (only,) = told(tmp_path, when(f"  mail.host|matches: '{pattern}'"))
    assert only.startswith(f"knowledge/{SIGNAL}:8: when.mail.host|matches: no \\b, look-around")


def test_a_word_border_that_yaml_read_as_a_backspace_is_refused_too(tmp_path: Path) -> None:
    (only,) = told(tmp_path, when('  mail.host|matches: "\\bpay"'))
    assert "no \\b" in only


def test_a_pattern_that_is_none_is_refused(tmp_path: Path) -> None:
    (only,) = told(tmp_path, when("  mail.host|matches: '(pay'"))
    assert "not a pattern that re2 understands" in only


@pytest.mark.parametrize("pattern", [r"^(?:pay|cash)[a-z]+\.com$", r"(?i)pay\d{2}", "(?P<x>pay)"])
def test_a_plain_pattern_is_fine(tmp_path: Path, pattern: str) -> None:
    assert told(tmp_path, when(f"  mail.host|matches: '{pattern}'")) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("read: primary-full", "read: memory", "nobody has read `advisory` (read: memory)"),
        ("read: primary-full", "read: primary-full\n    background: true", "is background only"),
    ],
)
def test_a_source_that_proves_nothing_is_refused_wherever_it_is_cited(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    listed = told(tmp_path, edit("sources.yaml", (old, new)))
    assert [each.split(": ")[0] for each in listed] == [
        f"knowledge/{SIGNAL}:14",
        f"knowledge/{STEP}:12",
    ]
    assert all(words in each for each in listed)


@pytest.mark.parametrize("read", ["memory", "primary-full\n    background: true"])
def test_a_source_that_nobody_cites_may_stand_there(tmp_path: Path, read: str) -> None:
    source = CLEAN["sources.yaml"].removeprefix("sources:\n").replace("advisory", "rumour", 1)
    assert told(tmp_path, more("sources.yaml", source.replace("primary-full", read))) == []


def test_an_address_that_was_seen_is_a_safe_link_also_behind_a_repeated_id(tmp_path: Path) -> None:
    source = CLEAN["sources.yaml"].removeprefix("sources:\n")
    bad = source.replace("advisory", "rumour", 1).replace("https:", "http:")
    listed = told(tmp_path, more("sources.yaml", source + bad))
    assert listed == [
        "knowledge/sources.yaml:10: sources.1.id: `advisory` stands here twice",
        "knowledge/sources.yaml:22: sources.2.url: an address that was seen starts with https://",
    ]


@pytest.mark.parametrize("basis", ["from-memory", "publisher-site-only", "none"])
def test_an_address_that_was_not_seen_is_no_link_and_may_be_anything(
    tmp_path: Path, basis: str
) -> None:
    changes = edit("sources.yaml", ("basis: seen", f"basis: {basis}"), ("https:", "gopher:"))
    assert told(tmp_path, changes) == []


@pytest.mark.parametrize(
    ("language", "entry", "trait"),
    [
        ("en", "nationalities", "nationalit"),
        ("en", "heavy Accent", "Accent"),
        ("en", "=korean", "korean"),
        ("en", "north|russian citizen", "russian"),
        ("en", "not a native speaker", "native speaker"),
        ("en", "over 50 years old", "years old"),
        ("en", "pregnant", "pregnan"),
        ("de", "Ausländer", "Ausländ"),
        ("de", "Behinderung", "Behinder"),
        ("pt", "sotaque forte", "sotaque"),
        ("pt", "estrangeira", "estrangeir"),
    ],
)
def test_a_list_never_names_a_protected_trait(
    tmp_path: Path, language: str, entry: str, trait: str
) -> None:
    text = f"title: x\nkind: thing\n{language}:\n  - fine\n  - {entry}\n"
    (only,) = told(tmp_path, {"lists/traits.yaml": text})
    assert only.startswith(f"knowledge/lists/traits.yaml:5: {language}.1: `{entry}` names")
    assert f"(`{trait}`)" in only


def test_a_trait_is_not_seen_inside_another_word(tmp_path: Path) -> None:
    words = "title: x\nkind: thing\nen: [trace, embrace, =caucasianx, chemale, tskin]\n"
    assert told(tmp_path, {"lists/words.yaml": words}) == []


@pytest.mark.parametrize("name", [STEP, IDEA, "lists/shared/refusal.yaml", "sources.yaml"])
def test_a_broken_file_is_told_once_and_not_again_by_all_that_point_to_it(
    tmp_path: Path, name: str
) -> None:
    (only,) = told(tmp_path, more(name, "oops: 1\n"))
    assert only.startswith(f"knowledge/{name}:")
    assert "oops: unknown key" in only


def test_a_names_list_or_a_heir_that_is_broken_is_told_once_too(tmp_path: Path) -> None:
    old = CLEAN[SIGNAL].replace("status: stable", "status: retired\nreplaced_by: camera-refused")
    (only,) = told(tmp_path, {**more(SIGNAL, "oops: 1\n"), "signals/old.yaml": old})
    assert "oops" in only
    hosts = "lists/hosts-free-mail.yaml"
    changes = {**when("  mail.host|in_list: hosts-free-mail"), **more(hosts, "oops: 1\n")}
    (only,) = told(tmp_path / "again", changes)
    assert "oops" in only


def test_all_that_is_wrong_between_the_files_is_told_at_once(tmp_path: Path) -> None:
    changes = {
        **signal((SAYS, "  not: {says: [gadget]}"), ("[live-call]", "[a, b]")),
        **edit(STEP, ("[advisory]", "[rumour]")),
        **edit(IDEA, ("webcam", "accent")),
    }
    assert len(told(tmp_path, changes)) == 6


def milder(text: str) -> dict[str, str]:
    return signal((f"{SAYS}\n", f"{SAYS}\nmilder:\n  {text}\n"))


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        (milder("says: [gadget]"), f"{SIGNAL}:10: milder.says: there is no idea list `gadget`"),
        (milder("no.fact|is: x"), f"{SIGNAL}:10: milder.no.fact|is: unknown fact"),
        (milder("mail.kind|missing: true"), f"{SIGNAL}:10: milder: this could hold with no words"),
        (
            signal(
                (f"{SAYS}\n", f"{SAYS}\nmilder:\n  says: [camera]\n"),
                ("weight: moderate", "weight: weak"),
            ),
            f"{SIGNAL}:10: milder: there is no weight below weak",
        ),
    ],
)
def test_a_looser_condition_is_held_to_the_same(
    changes: dict[str, str], mistake: str, tmp_path: Path
) -> None:
    found = told(tmp_path, changes)
    assert any(mistake in each for each in found), found


CUE = {"cues/worker.yaml": "title: A worker\nkind: thing\nen: [worker]\n"}


@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ("{all_of: [worker]}", ""),
        ("{some_of: [worker, threat], at_least: 1, none_of: [help, story]}", ""),
        ("{all_of: [gadget]}", "together.0: there is no cue `gadget` in cues/"),
        ("{all_of: [worker], none_of: [gadget]}", "together.0: there is no cue `gadget`"),
        ("{some_of: [worker], at_least: 2}", "all_of, or some_of with at_least"),
        ("{none_of: [worker]}", "all_of, or some_of with at_least"),
    ],
)
def test_what_is_told_together_is_known(tmp_path: Path, rule: str, mistake: str) -> None:
    found = told(tmp_path, {**CUE, **more("phrases/help.yaml", f"together:\n  - {rule}\n")})
    assert len(found) == bool(mistake)
    assert all(mistake in each and each.startswith("knowledge/phrases/help.yaml") for each in found)


def test_a_cue_is_not_called_like_a_fact_or_an_intent(tmp_path: Path) -> None:
    text = CUE["cues/worker.yaml"]
    found = told(tmp_path, {"cues/threat.yaml": text, "cues/help.yaml": text})
    assert [each.split(": ", 1)[1] for each in found] == [
        "a fact or an intent is called so, too"
    ] * 2

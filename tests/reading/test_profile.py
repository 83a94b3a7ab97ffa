from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.facts import CATALOGUE
from bot.library.library import Library
from bot.reading import profile as room
from bot.reading.parts import Part, Unread
from bot.reading.profile import Profile, read
from bot.reading.sheet import Fact, Reading

TODAY = date(2026, 11, 21)
CV = "Ana Souza\nana@gmail.com\nTelegram @anadev\n\nShe refused to turn the camera on. She refused."
CHAT = "I: Camera on?\nC: No, my camera is broken. I refused the call."


def made(library: Library, *texts: str) -> Profile:
    return read((Part(f"part {at}", text) for at, text in enumerate(texts)), library, TODAY)


def test_parts_stay_in_the_order_given_and_what_was_unread_is_kept(library: Library) -> None:
    unread = (Unread("cv.pdf", "is empty"),)
    profile = read((Part("a", "one"), Part("b", "two")), library, TODAY, unread)
    assert [part.name for part in profile.parts] == ["a", "b"]
    assert [sheet.number for sheet in profile.sheets] == [0, 1]
    assert profile.unread == unread


def test_sentences_stand_part_by_part(library: Library) -> None:
    profile = made(library, "one. two.", "three.")
    assert [statement.sheet for statement in profile.statements] == [0, 0, 1]


def test_facts_are_found_by_their_names(library: Library) -> None:
    profile = made(library, CV)
    assert [fact.value for fact in profile.named["mail.address"]] == ["ana@gmail.com"]
    assert sum(map(len, profile.named.values())) == len(profile.facts)


def test_ideas_are_found_by_the_statements_they_are_in(library: Library) -> None:
    profile = made(library, CV)
    for idea, numbers in profile.spoken.items():
        assert numbers == sorted(set(numbers))
        for number in numbers:
            assert idea in {hit.idea for hit in profile.statements[number].hits}
    first, _ = profile.spoken["refusal"]
    assert profile.spoken["camera"] == [first]
    assert "refusal" in profile.acts and "camera" not in profile.acts


@pytest.mark.parametrize(("text", "transcript"), [(CV, False), (CHAT, True), ("", False)])
def test_a_transcript_has_somebody_who_answers(
    library: Library, text: str, transcript: bool
) -> None:
    assert made(library, text).transcript is transcript


def test_nothing_given_is_an_empty_profile(library: Library) -> None:
    for profile in (made(library), made(library, "")):
        assert not profile.facts and not profile.statements
        assert not profile.named and not profile.spoken


def test_every_reader_sees_the_same_reading(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    fact = Fact("mail.kind", "free", ())

    def reader(reading: Reading) -> list[Fact]:
        seen.append(reading)
        return [fact]

    monkeypatch.setattr(room, "READERS", (reader, reader))
    profile = made(library, CV)
    assert profile.facts == (fact, fact)
    assert seen[0] is seen[1]
    assert (seen[0].today, seen[0].sheets) == (TODAY, profile.sheets)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([CV, CHAT, "2019-2021", "+49 30 123456", "\n", "’", "é"])))
def test_every_fact_is_of_the_catalogue_and_quotes_its_part(
    library: Library, pieces: list[str]
) -> None:
    profile = made(library, "".join(pieces), " ".join(pieces[::-1]))
    for fact in profile.facts:
        assert fact.name in CATALOGUE and fact.spans
        for span in fact.spans:
            assert span.quote == profile.parts[span.part].text[span.start : span.end] != ""

from pathlib import Path

from bot.library.load import load
from bot.library.passages import Passage, slug
from tests.library.folder import write
from tests.library.papers import GUIDANCE, ORGANISATION, PAPERS, POLICY, changed


def passages(place: Path, papers: dict[str, str] | None = None) -> dict[str, Passage]:
    return {each.id: each for each in load(write(place, papers or dict(PAPERS))).passages}


def test_a_page_is_cut_by_its_headings_and_says_who_stands_behind_it(tmp_path: Path) -> None:
    found = passages(tmp_path)
    lead = found["guidance/interview/camera"]
    assert lead.heading == lead.document == "The camera in interviews"
    assert (lead.publisher, lead.published, lead.reviewed) == (
        "An office",
        "2022-05-16",
        "2026-11-21",
    )
    assert lead.url == "https://example.org/advisory"
    off = found["guidance/interview/camera#when-the-camera-stays-off"]
    assert [each.text for each in off.sentences] == [
        "Another time is offered, e.g. the next day.",
        "A meeting in person is offered.",
        "A form is sent.",
    ]
    assert {each.sources for each in off.sentences} == {("advisory",)}
    assert off.asked_as == ("can we insist on video",)


def test_a_template_is_nobodys_policy_until_it_is_adopted(tmp_path: Path) -> None:
    template = passages(tmp_path)["policy/camera"]
    assert not template.adopted and "not adopted" in template.publisher
    named = {
        **changed(POLICY, "status: template\n", ""),
        ORGANISATION: PAPERS[ORGANISATION].replace("[your company]", "Acme"),
    }
    own = passages(tmp_path, named)["policy/camera"]
    assert own.adopted and own.publisher == "Acme"


def test_an_address_nobody_saw_is_not_shown(tmp_path: Path) -> None:
    root = write(tmp_path, dict(PAPERS))
    sources = root / "sources.yaml"
    sources.write_text(sources.read_text().replace("url_basis: seen", "url_basis: from-memory"))
    assert {each.url for each in load(root).passages} == {""}


def test_playbooks_contacts_and_clocks_can_be_asked_for(tmp_path: Path) -> None:
    found = passages(tmp_path)
    assert "Cut the access." in [each.text for each in found["playbooks/suspected#now"].sentences]
    assert found["contacts/eu#report"].sentences[0].text == "The police: a telephone. Report it."
    clock = found["contacts/eu#clocks"]
    assert clock.jurisdictions == ("EU",) and clock.legal
    assert clock.sentences[0].text == (
        "GDPR Article 33: 72 hours, counted from becoming aware; it applies when personal data is "
        "affected."
    )


def test_an_id_stays_while_page_and_heading_stay(tmp_path: Path) -> None:
    before = set(passages(tmp_path))
    after = set(passages(tmp_path, changed(GUIDANCE, "A form is sent.", "A letter is sent.")))
    assert before == after
    assert slug("What §5 says: Ümlaut & more") == "what-5-says-ümlaut-more"

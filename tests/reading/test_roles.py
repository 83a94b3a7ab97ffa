import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.roles import Role, roles, same_employer
from tests.reading.readers.seeing import reading


def found(*texts: str) -> list[Role]:
    return list(roles(reading(*texts)))


def employer(*texts: str) -> list[str]:
    """Return what stands first as employer of each role."""
    return [role.names[0] if role.names else "" for role in found(*texts)]


LINKEDIN = """\
Experience
Front-end engineer
Thistle & Loom Ltd · Full-time
Feb 2022 - Present · 4 yrs 10 mos
Galway, Ireland · Remote
Design system in React, accessibility audits.

Web developer
Corrib Web Studio · Full-time
Sep 2017 - Jan 2022 · 4 yrs 5 mos
Galway
"""
EUROPASS = """\
BERUFSERFAHRUNG

04/2019 - heute
Fulda Wassertechnik GmbH
Netzwerkingenieurin

10/2013 - 03/2019
Habichtswald IT-Service GmbH
Systemadministratorin
"""
JSON = """\
{"resume": [{"company": "Acme Works", "title": "Engineer", "start": "2019-03", "end": "2021-04"},
 {"company": "Globex", "start": "2021-05", "end": null}]}
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Senior developer, Kestrelmark ApS, 03/2021 - now", ["kestrelmark aps"]),
        ("Kestrelmark Inc. — Staff Engineer (Jan 2019 - Mar 2022)", ["kestrelmark"]),
        ("Engineer at Acme Ltd, 2015 - 2019", ["acme"]),
        ("Entwickler bei Acme GmbH, seit 2018", ["acme"]),
        ("Desenvolvedor na Araucária Seguros, 2018-06 a 2024-01", ["araucária seguros"]),
        ("Acme, Engineer, 2011 - 2013\nGlobex, Engineer, 2013 - 2015", ["acme", "globex"]),
        (
            "Engineer | 2011 - 2013 | Acme Works\nEngineer | 2013 - 2015 | Globex",
            ["acme works", "globex"],
        ),
        ("2011 - 2013   Acme, Engineer\n2013 - 2015   Globex, Engineer", ["acme", "globex"]),
        (LINKEDIN, ["thistle & loom", "corrib web studio"]),
        (EUROPASS, ["fulda wassertechnik", "habichtswald it-service"]),
        (JSON, ["acme works", "globex"]),
        (
            "exp: 2022-09/now Pwani Labs (payslips), 2019-05/2022-08 Bandari Freight backend",
            ["pwani labs", "bandari freight backend"],
        ),
        (
            "ID 7 :: Analyst :: +1 416 555 0162 :: Maple & Ridge, Analyst 2022-03 - present; "
            "Steppe Telecom, Analyst 2015-07 - 2020-12 :: EDUCATION Nursing diploma 2015 :: SKILLS "
            "SQL, Excel, Power BI, Python, R :: LANGUAGES English, Kazakh, Russian, French",
            ["maple & ridge", "steppe telecom"],
        ),
        ("Over 12 years of experience.\nAcme, Engineer, 2011 - 2013", ["acme"]),
        ("LinkedIn: Acme Works, Engineer, 2011 - 2013", ["acme works"]),
        ("Engineer, LinkedIn, 2015 - 2018", ["linkedin"]),
        ("Work experience\nEngineer, Leeds, 2015 - 2018", [""]),
        ("Freelance · Self-employed · 2015 - Present", [""]),
    ],
)
def test_the_employer_of_a_role_is_read_from_every_kind_of_copy(
    text: str, names: list[str]
) -> None:
    assert employer(text) == names


@pytest.mark.parametrize(
    ("text", "study"),
    [
        ("BSc Maths, University of Leeds, 2012 - 2015", True),
        ("Universität Kassel, B.Sc. Elektrotechnik, 2009 - 2013", True),
        ("Licenciatura em Informática, Porto, 2012 - 2015", True),
        ("Full stack bootcamp, 01/2019 - 06/2019", True),
        ("BSc Software Engineering, Leeds, 2012 - 2015", True),
        ("M.Sc. Software Engineering\nTU Wien\n2012 - 2015", True),
        ("Developer, University of Leeds, 2015 - 2018", False),
        ("2012 - 2015 Leeds, BSc Software Engineering", True),
        ("2012 - 2015 Acme Works software developer -- BSc Maths Leeds 2012", False),
        ("Werkstudent, Fulda Wassertechnik, 2015 - 2018", False),
        ("Acme Works, Buchhaltung, 2015 - 2018", False),
    ],
)
def test_education_is_not_work_but_work_at_a_university_is(text: str, study: bool) -> None:
    assert [role.study for role in found(text)] == [study]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Acme Works, Engineer (part-time), 2015 - 2018", True),
        ("Acme Works, freelance engineer, 2015 - 2018", True),
        ("Acme Works, Entwickler, Teilzeit, 2015 - 2018", True),
        ("Acme Works, estágio, 2015 - 2018", True),
        ("Fractional CTO (2 days/week)\nAcme Works\nMar 2024 - Present", True),
        ("Open source contributor, Acme Works, 2015 - 2018", True),
        ("Parental leave, 2015 - 2018", True),
        ("Acme Works, Engineer, 2015 - 2018", False),
        ("Fractional CTO (2 days/week), Acme, 2011 - 2014\nGlobex, Engineer, 2014 - 2018", None),
    ],
)
def test_what_is_done_beside_a_job_is_told_from_the_job(text: str, side: bool | None) -> None:
    sides = [role.side for role in found(text)]
    assert sides == ([True, False] if side is None else [side])


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Acme Works, Engineer, 2015 - 2018", True),
        ("2015 - 2018 Acme Works, Engineer in the payments team of the Leeds office", True),
        ('"company": "Acme", "start": "2015-01", "end": "2018-02"', True),
        ("Seit 2018 Acme Works", True),
        ("I have worked remotely since 2018 with teams in Europe", False),
        ("We ran the migration from 2019 to 2021 with the Acme team", False),
        ("The long migration, 2019 to 2021 went on and on without any trouble at all", False),
    ],
)
def test_an_entry_of_a_history_is_told_from_dates_in_passing(text: str, listed: bool) -> None:
    assert [role.listed for role in found(text)] == [listed]


@pytest.mark.parametrize(
    ("texts", "accounts"),
    [
        (("Acme, 2011 - 2013\nGlobex, 2013 - 2015",), [0, 0]),
        (("Acme, 2011 - 2013", "Acme, 2011 - 2014"), [0, 1]),
        (("CV\nAcme, 2011 - 2013\nLinkedIn\nAcme, 2011 - 2014",), [1, 2]),
        (("## Lebenslauf\nAcme, 2011 - 2013\n## Xing\nAcme, 2011 - 2014",), [1, 2]),
        (("CV: Acme, 2011 - 2013\nLinkedIn: Acme, 2011 - 2014",), [1, 2]),
        (("On his CV:\nAcme, 2011 - 2013\nAs the application form has it:\nAcme, 2011 - 14",), [1]),
        (("CV\nAcme, 2011 - 2013", "LinkedIn\nAcme, 2011 - 2014"), [1, 3]),
        (
            (
                '{"resume": [{"c": "Acme", "start": "2011-01", "end": "2013-01"}], '
                '"linkedin": [{"c": "Acme", "start": "2011-01", "end": "2014-01"}]}',
            ),
            [1, 2],
        ),
        (("Acme, 2011 - 2013\nShe has a CV\nGlobex, 2013 - 2015",), [0, 0]),
    ],
)
def test_each_account_of_a_history_is_kept_apart(
    texts: tuple[str, ...], accounts: list[int]
) -> None:
    assert [role.account for role in found(*texts)] == accounts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme Works Ltd", "Acme Works GmbH", True),
        ("Acme Works", "ACME WORKS", True),
        ("Globex", "Globex Berlin", True),
        ("Thistle & Loom", "Thistle and Loom", True),
        ("Acme Works", "Globex", False),
        ("Acme Works, Teilzeit", "Globex, Teilzeit", False),
        ("Acme Works · 2 yrs 3 mos", "Globex · 2 yrs 3 mos", False),
        ("Acme Works, Leeds", "Globex, Leeds", False),
    ],
)
def test_one_employer_is_known_in_two_spellings(one: str, other: str, same: bool) -> None:
    first, second = found(f"Engineer, {one}, 2011 - 2013", f"Engineer, {other}, 2011 - 2013")
    assert same_employer(first, second) is same


def test_a_role_is_quoted_with_its_own_words_only() -> None:
    text = "2024-02 a 2025-01 Mar Azul, dev | 2018-06 a 2024-01 Araucária Seguros, dev"
    quotes = [role.sheet.span(role.start, role.end).quote for role in found(text)]
    assert ["Mar Azul" in quote for quote in quotes] == [True, False]
    assert ["Araucária" in quote for quote in quotes] == [False, True]


def test_a_profile_gives_a_bounded_number_of_roles() -> None:
    text = "\n".join(f"Firm {number}, engineer, 2011 - 2013" for number in range(500))
    assert len(found(text)) == len(found(text, text)) == 80


PIECES = st.sampled_from(
    ["Acme", "CV\n", "LinkedIn:", "2011 - 2013", "since 2018", "\n", "\n\n", ", ", " | ", "; ",
     " // ", "dev", "{", '"', "BSc", "é", "\u200b"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_roles_whose_words_hold_their_dates(text: str) -> None:
    for role in found(text):
        assert role.start <= role.when.start < role.when.end <= role.end
        assert role.sheet.span(role.start, role.end).quote in text
        assert all(name == name.casefold() for name in role.names)

import pytest

from bot.reading.readers.history import read
from tests.reading.readers.seeing import facts, quotes, values


def cv(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        (cv("Acme, dev, Jan 2015 - Dec 2018", "Globex, dev, Jan 2020 - Present"), [12]),
        (cv("Globex, dev, Jan 2020 - Present", "Acme, dev, Jan 2015 - Dec 2018"), [12]),
        (cv("Acme, dev, Jan 2015 - Dec 2018", "Globex, dev, Jan 2019 - Present"), []),
        (cv("Acme, dev, 2015 - 2018", "Globex, dev, 2018 - Present"), []),
        (
            cv(
                "Acme, dev, Jan 2010 - Dec 2018",
                "Initech, dev, Jan 2012 - Dec 2013",
                "Globex, dev, Feb 2019 - Present",
            ),
            [1],
        ),
        (cv("Acme, dev, Jan 2015 - Dec 2018", "BSc, Leeds, 2019 - 2020"), []),
    ],
)
def test_a_gap_is_the_months_between_two_dated_roles(text: str, gaps: list[int]) -> None:
    assert values(read, "history.gap", text) == gaps


@pytest.mark.parametrize(
    ("text", "overlaps"),
    [
        (cv("Acme, dev, Jan 2015 - Dec 2019", "Globex, dev, Jan 2018 - Present"), [24]),
        (cv("Globex, dev, Jan 2018 - Present", "Acme, dev, Jan 2015 - Dec 2019"), [24]),
        (cv("dev | Jan 2015 - Dec 2019 | Acme", "dev | Jan 2018 - Dec 2018 | Globex"), [12]),
        (cv("Acme Works, dev, 2015 - 2019", "Globex, dev, 2017 - Present"), [24]),
        (
            '[{"company":"Acme","start":"2015-01","end":"2019-12"},'
            '{"company":"Globex","start":"2018-01","end":null}]',
            [24],
        ),
        ("2018-01 a 2020-12 Mar Azul, dev | 2017-01 a 2018-12 Araucária Seguros, dev", [12]),
        (cv("04/2015 - 12/2019", "Fulda GmbH, SRE", "", "01/2018 - heute", "Habicht AG"), [24]),
        (cv("Acme, dev, Jan 2015 - Mar 2018", "Globex, dev, Jan 2018 - Present"), []),
        (cv("Acme, dev, 2015 - 2018", "Globex, dev, 2018 - Present"), []),
        (cv("Acme, dev, part-time, Jan 2015 - Dec 2019", "Globex, dev, Jan 2018 - now"), []),
        (cv("Acme, Freelancer, Jan 2015 - Dec 2019", "Globex, dev, Jan 2018 - now"), []),
        (cv("Acme, dev, Jan 2015 - Dec 2019", "Acme, Senior dev, Jan 2018 - now"), []),
        (cv("Acme, dev, Jan 2015 - Dec 2019", "BSc Software Engineering, 2016 - 2018"), []),
        (cv("CV", "Acme, dev, Jan 2015 - Dec 2019", "LinkedIn", "Globex, dev, Jan 2018 - now"), []),
        (cv("Acme, dev, Jan 2015 - Dec 2019", "We did the move from 2016 to 2018 with Globex"), []),
    ],
)
def test_an_overlap_is_of_two_full_time_jobs_and_longer_than_a_hand_over(
    text: str, overlaps: list[int]
) -> None:
    assert values(read, "history.overlap", text) == overlaps


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("7+ years experience", 7),
        ("15 yrs exp", 15),
        ("8 years' experience", 8),
        ("12 years of professional software experience", 12),
        ("10 Jahre Berufserfahrung", 10),
        ("mit 10 Jahren Erfahrung", 10),
        ("8 anos de experiência", 8),
        ("3.5 years of experience", None),
        ("120 years of experience", None),
        ("$12 years of experience", None),
        ("8 years at Acme", None),
        ("since 8 years", None),
    ],
)
def test_the_years_claimed_are_those_of_experience(written: str, years: int | None) -> None:
    claimed = [] if years is None else [years]
    assert values(read, "history.years_claimed", f"Dev, {written}, Leeds") == claimed


def test_years_claimed_beyond_the_years_dated_are_unexplained() -> None:
    roles = "\nAcme, dev, Nov 2018 - Dec 2022\nGlobex, dev, Jan 2023 - Present"
    assert values(read, "history.years_dated", roles) == [8.0]
    assert values(read, "history.years_unexplained", "12 years of experience" + roles) == [4.0]
    assert values(read, "history.years_unexplained", "8 years of experience" + roles) == []
    assert values(read, "history.years_unexplained", "12 years of experience") == []


ACME = "Acme Works, dev, Jan 2015 - Dec 2019"


@pytest.mark.parametrize(
    ("texts", "months"),
    [
        ((cv("CV", ACME, "LinkedIn", "Acme Works, dev, Jan 2017 - Dec 2019"),), [24]),
        ((cv("CV: " + ACME, "LinkedIn: Acme Works, dev, Jan 2015 - Dec 2017"),), [24]),
        ((ACME, "Acme Works GmbH, dev, Jan 2017 - Dec 2019"), [24]),
        (
            (
                '{"resume": [{"c": "Acme Works", "start": "2015-01", "end": "2019-01"}], '
                '"linkedin": [{"c": "Acme Works", "start": "2016-01", "end": "2019-01"}]}',
            ),
            [12],
        ),
        ((ACME, "Acme Works, dev, 2012 - 2019"), [25]),
        ((ACME, "Acme Works, dev, Mar 2015 - Dec 2019"), []),
        ((ACME, "Acme Works, dev, 2015 - 2019"), []),
        ((ACME, "Globex, dev, Jan 2017 - Dec 2019"), []),
        ((cv(ACME, "Acme Works, Senior dev, Jan 2020 - Dec 2022"), ACME), []),
        (
            (
                ACME,
                cv("Acme Works, dev, Jan 2015 - Dec 2016", "Acme Works, Lead, Jan 2017 - Dec 2019"),
            ),
            [],
        ),
        ((cv(ACME, "Acme Works, dev, Jan 2017 - Dec 2019"),), []),
    ],
)
def test_two_accounts_of_one_employment_differ_by_more_than_rounding_and_promotions(
    texts: tuple[str, ...], months: list[int]
) -> None:
    assert values(read, "history.dates_differ", *texts) == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("CV says 2017, LinkedIn says 2019", [24]),
        ("started 2017 on the CV but 2019 on LinkedIn", [24]),
        ("Lebenslauf 2015, Xing 2018", [36]),
        ("currículo diz 2016, perfil diz 2019", [36]),
        ("2014 in the form, 2018 on Xing", [48]),
        ("cv 2015-2019, li 2017-2019", [24]),
        ("CV and LinkedIn both say 2017", []),
        ("CV says 2017, LinkedIn says 2017", []),
        ("CV 2017 and LinkedIn 2019, same thing, he was promoted", []),
        ("CV says 2017", []),
        ("CV from 1990, form from 2019", []),
        ("CV says 2015, 2017 and 2019, LinkedIn says 2015", []),
    ],
)
def test_years_that_somebody_compares_in_a_sentence_are_read(text: str, months: list[int]) -> None:
    assert values(read, "history.dates_differ", text) == months


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Head of Engineering", "Junior Developer", True),
        ("Director", "Praktikant", True),
        ("Engineer", "Senior Engineer", False),
        ("Senior Engineer", "Lead Engineer", False),
        ("Junior Developer", "Developer", False),
    ],
)
def test_titles_differ_where_they_are_steps_apart(one: str, other: str, differ: bool) -> None:
    texts = (f"{one}, Acme Works, Jan 2015 - Dec 2019", f"{other}, Acme Works, Jan 2015 - Dec 2019")
    told = values(read, "history.titles_differ", *texts)
    assert told == (["acme works / acme works"] if differ else [])


def test_a_title_that_was_risen_to_is_no_difference() -> None:
    rise = cv(
        "Junior Developer, Acme Works, Jan 2015 - Dec 2016",
        "Head of Development, Acme Works, Jan 2017 - Dec 2019",
    )
    assert values(read, "history.titles_differ", rise, rise) == []


def test_what_differs_is_shown_with_both_lines() -> None:
    other = "Acme Works Ltd, dev, Jan 2017 - Dec 2019"
    assert quotes(read, "history.dates_differ", ACME, other) == [[ACME, other]]
    side = "Globex, dev, Jan 2018 – now"
    assert quotes(read, "history.overlap", f"WORK\n{ACME}\n{side}") == [[ACME, side]]
    sentence = "CV says 2017, LinkedIn says 2019."
    assert quotes(read, "history.dates_differ", f"ok. {sentence} Fine") == [[sentence]]


def test_roles_are_counted_and_their_employers_told() -> None:
    text = cv("Acme, dev, 2011 - 2013", "Globex, dev, 2013 - 2015", "BSc, Leeds, 2008 - 2011")
    assert values(read, "history.roles", text) == [2]
    assert values(read, "history.employer", text) == ["acme", "globex"]
    assert facts(read, "BSc, Leeds, 2008 - 2011") == facts(read, "no dates") == []


@pytest.mark.parametrize(
    ("texts", "seen"),
    [
        (("Engineer, Acme Works, 2016 - 2022", "Engineer, Globex Mills, 2016 - 2022"), True),
        (("Engineer, Acme Works, 2016 - 2022", "Engineer, Acme Works, 2016 - 2022"), False),
        (("Engineer, Acme Works, 2016 - 2022", "Engineer, Globex Mills, 2010 - 2016"), False),
        (("Engineer, Acme Works, 2016 - 2022", "Freelance, Globex Mills, 2016 - 2022"), False),
        (
            (
                "Engineer, Acme Works, 2016 - 2022\nEngineer, Globex Mills, 2016 - 2022",
                "Engineer, Globex Mills, 2016 - 2022",
            ),
            False,
        ),
    ],
)
def test_two_employers_for_the_same_years_in_two_accounts(
    texts: tuple[str, ...], seen: bool
) -> None:
    assert bool(values(read, "history.employers_differ", *texts)) is seen


LISTED = "Staff Engineer, Peregrine Ledger, Mar 2018 - Present\n"


@pytest.mark.parametrize(
    "told",
    [
        "Employer now: none, left Peregrine Ledger in 2020",
        "The PDF says Peregrine ended Nov 2020",
        "he joined Peregrine Ledger in 2024 he told us",
        "zuletzt bis 11/2020 Peregrine Ledger",
        "form: at Peregrine Ledger until 2020",
    ],
)
def test_an_employment_told_in_prose_is_held_against_the_listed_one(told: str) -> None:
    assert values(read, "history.dates_differ", LISTED + told) == [72]


@pytest.mark.parametrize(
    "told",
    [
        "She left Holloway Freight in 2018",
        "joined Peregrine Ledger in 2018",
        "joined Peregrine Ledger in 2017 or so",
        "on call at Peregrine Ledger until 2020",
        "left the committee in 2020",
        "Peregrines left Scotland in 2020",
    ],
)
def test_other_employers_and_what_agrees_are_no_difference(told: str) -> None:
    assert values(read, "history.dates_differ", LISTED + told) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mar 2022 - present: Senior Engineer, Gantry Mutual, full-time, 40 h/week\n"
        "Jan 2023 - present: Staff Engineer, Sablewood Hotels, full-time (permanent)",
        "03/2022 – heute Hafenlicht Software, Entwickler, Vollzeit 40 Std.\n"
        "01/2023 – heute Deichgraf Systems, Teamleiter, Vollzeit 40 Std.",
    ],
)
def test_hours_a_week_are_no_employer_that_two_jobs_share(text: str) -> None:
    assert len(values(read, "history.overlap", text)) == 1


def test_two_employers_for_the_same_years_behind_labels_differ() -> None:
    text = (
        '* CV: "2016 - 2023 Head of IT, Aldersbach Furniture"\n'
        '* Xing profile: "2016 - 2023 Buyer, Rautner Freight"'
    )
    assert len(values(read, "history.employers_differ", text)) == 1

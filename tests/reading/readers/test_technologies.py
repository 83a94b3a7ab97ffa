import pytest

from bot.reading.readers.technologies import read
from tests.reading.readers.seeing import facts, quotes, values

NAME = "technology.too_early"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rust, React.js, k8s", 3),
        ("React and React Native", 2),
        ("rust rust Rust", 1),
        ("Postgres/PostgreSQL", 1),
        ("docker-compose, Next.js", 2),
        ('{"skills": ["Rust", "Docker"]}', 2),
    ],
)
def test_a_technology_is_counted_once_under_all_its_names(text: str, named: int) -> None:
    assert values(read, "technology.count", text) == [named]


@pytest.mark.parametrize("text", ["", "rusty", "Reactor", "Java and C", "next to JS"])
def test_what_is_no_listed_technology_is_not_counted(text: str) -> None:
    assert facts(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "15 years of Kubernetes",
        "15+ yrs Kubernetes",
        "15 years of hands-on experience with Kubernetes",
        "15 years of Kubernetes experience",
        "fifteen years of Kubernetes in production",
        "15 Jahre Erfahrung mit Kubernetes",
        "fünfzehn Jahre Kubernetes",
        "15 anos de experiência em Kubernetes",
        "quinze anos de Kubernetes",
        "Kubernetes (15 years)",
        "Kubernetes, 15 years",
        "Kubernetes: 15 yrs",
        "Kubernetes for over 15 years",
        "k8s - 15 years",
        "Skills | Kubernetes 15 years | Bash",
        "Skills: Python 10y, Kubernetes 15y",
        '{"skills": [{"skill": "Kubernetes", "years": 15}]}',
        '{"name": "Kubernetes", "years_experience": "15"}',
    ],
)
def test_years_claimed_beyond_those_a_technology_has_existed_are_told(text: str) -> None:
    # Public since 2014: twelve years to the day of the test, and one more by rounding.
    assert values(read, NAME, text) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "12 years of Kubernetes",
        "a decade of Kubernetes",
        "We need someone with 15 years of Kubernetes",
        '{"skill": "Kubernetes", "years": 12}',
        "13 years of Kubernetes",
        "20 years of Linux, Kubernetes",
        "20 years of experience, Kubernetes, Rust",
        "15 years with Java and 5 years with Kubernetes",
        "20 years (Java), Kubernetes",
        "20 years before Kubernetes was out",
        "Kubernetes 15",
        "99 years of Kubernetes",
        "15 Kubernetes clusters over many years",
        "Grew for 15 years. Kubernetes came later",
    ],
)
def test_years_of_something_else_and_possible_years_are_left_alone(text: str) -> None:
    assert values(read, NAME, text) == []


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("Used Kubernetes in 2011", 3),
        ("Rust in early 2009, before the others", 3),
        ("In 2010 we deployed the site with Docker", 3),
        ("used Kubernetes in 2014", None),
        ("In 2011 I used Kubernetes daily", 3),
        ("schon 2011 habe ich Kubernetes eingesetzt", 3),
        ("Kubernetes 2011 eingeführt", 3),
        ("Em 2011 o site rodava em Kubernetes", 3),
        ("Kubernetes specialist, building with it since 2011", 3),
        ("Kubernetes specialist, self-employed since 2011", None),
        ("Rust removal on bridges since 2003", None),
        ("rust in 2005 on my old car", None),
        ("moved to Kubernetes in 2011", None),
        ("React (2009-2011 at Acme)", None),
        ("In 2010 we moved from servers to Docker", None),
        ("a 2010 laptop with Docker", None),
        ("In 2011, deployed a cluster, later with Kubernetes", None),
    ],
)
def test_a_year_of_use_before_the_first_release_is_told(text: str, early: int | None) -> None:
    assert values(read, NAME, text) == ([] if early is None else [early])


WORK = "ran the payment platform on Kubernetes for 40 teams"


@pytest.mark.parametrize(
    ("text", "early"),
    [
        (f"Acme, Engineer, Jan 2008 - Dec 2011\n- {WORK}", [3]),
        (f"2008-01 - 2011-12 Acme, Engineer, {WORK}", [3]),
        (f"Acme, Engineer, Jan 2008 - Dec 2014\n- {WORK}", []),
        (f"Acme, Engineer, Jan 2008 - Present\n- {WORK}", []),
        (f"BSc, University of Leeds, 2008 - 2011\n- {WORK}", []),
        (f"Acme, Engineer, Jan 2008 - Dec 2011\n\n{WORK}", []),
        ("Acme, Engineer, Jan 2008 - Dec 2011\nSkills: Kubernetes, Docker, Rust, Bash", []),
        ("Acme, Engineer, Jan 2008 - Dec 2011\nKubernetes engineer", []),
        (f"Acme, dev, Jan 2008 - Dec 2011\nGlobex, dev, Jan 2012 - Dec 2019\n- {WORK}", []),
    ],
)
def test_a_role_that_ended_before_a_technology_in_it_was_public_is_told(
    text: str, early: list[int]
) -> None:
    assert values(read, NAME, text) == early


def test_the_claim_is_quoted_and_a_role_with_its_dates() -> None:
    assert quotes(read, NAME, "She has 15 years of React Native, daily.") == [
        ["15 years of React Native"]
    ]
    role = "Acme, Engineer, Jan 2008 – Dec 2011"
    assert quotes(read, NAME, f"{role}\n- {WORK}") == [["Kubernetes", role]]
    assert quotes(read, "technology.count", "Rust and k8s, React", "Docker") == [
        ["Rust", "k8s", "React"]
    ]


def test_decades_are_counted_as_ten_years_each() -> None:
    assert values(read, NAME, "two decades of Kubernetes") == [7]

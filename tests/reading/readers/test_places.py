import pytest

from bot.reading.readers.places import read
from bot.reading.sheet import Fact
from tests.reading.readers.seeing import facts, quotes, values


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Location: Austin, TX", "Austin, TX"),
        ("Current location = Berlin, Germany", "Berlin, Germany"),
        ("Wohnort: Köln", "Köln"),
        ("Cidade: Curitiba, PR", "Curitiba, PR"),
        ("Localização: Porto, Portugal", "Porto, Portugal"),
        ("City/Country: Zagreb, Croatia", "Zagreb, Croatia"),
        ("ID 7 | Location: Graz, Austria | Rust", "Graz, Austria"),
        ('{"location": "Tallinn, Estonia", "x": 1}', "Tallinn, Estonia"),
        ('{"country_of_residence":"Brazil"}', "Brazil"),
        ("She lives in Lisbon and works remotely", "Lisbon"),
        ("I am based in Warsaw, Poland, since 2018", "Warsaw, Poland"),
        ("based out of Nairobi with two cats", "Nairobi"),
        ("Sie ist wohnhaft in Graz", "Graz"),
        ("Ele mora em Recife mas viaja", "Recife"),
        ("Works from: my home office in Porto", "Porto"),
        ("Home address: 14 Wharf Lane, Bristol - resident for years", "Bristol"),
        ("Adresse: Lindenweg 9, 99423 Weimar", "Weimar"),
        ("Profile place: Chicago", "Chicago"),
        ("claims to sit in Boston.", "Boston"),
        ("He says he's in Denver but we doubt it", "Denver"),
        ("CV says Warsaw", "Warsaw"),
        ("No currículo está Recife.", "Recife"),
        ("Two years since I settled here in Tbilisi for good", "Tbilisi"),
        ("Jane Doe | Austin, TX | jane@acme.com", "Austin, TX"),
        ("Tallinn, Estonia · Contact info", "Tallinn, Estonia"),
        ("Leipzig, Sachsen, Deutschland · Kontaktinfo", "Leipzig, Sachsen, Deutschland"),
        ("Jane · 2nd\nSwansea, Wales\n38 followers", "Swansea, Wales"),
        ("I live in Porto, Portugal and work for a fintech based in London, UK", "Porto, Portugal"),
    ],
)
def test_a_stated_home_is_read_once_from_every_kind_of_copy(text: str, place: str) -> None:
    assert values(read, "home.place", text) == [place]
    assert quotes(read, "home.place", text) == [[place]]


@pytest.mark.parametrize(
    "text",
    [
        "Location: Remote",
        "Location: Anywhere in Europe",
        "Location: jane@acme.com",
        "Job location: Austin, TX",
        "Office location: Dublin",
        '{"company_city": "Dublin"}',
        "Place of birth: Lagos, Nigeria",
        "Delivery address: 4 Rue Haute, Lyon",
        "E-mail address: nice@acme.com",
        "LinkedIn: Nice profile",
        "CV: Reading glasses on",
        "She says Amazon pays better",
        "Our client is based in Zurich, Switzerland",
        "Acme, a company based in Madrid, Spain",
        "Das Unternehmen sitzt, Firma located in Berlin",
        "University of Leeds, United Kingdom",
        "native English, from Leeds, United Kingdom",
        "",
    ],
)
def test_the_place_of_a_job_a_firm_a_school_or_a_birth_is_no_home(text: str) -> None:
    assert facts(read, text) == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Location: Austin, TX", ["US"]),
        ("Location: Atlanta, Georgia", ["US"]),
        ("Location: Tbilisi, Georgia", ["GE"]),
        ("Location: Georgia", []),
        ("Location: Cambridge", []),
        ("Location: Narnia", []),
    ],
)
def test_a_region_is_told_only_where_the_words_leave_one(text: str, region: list[str]) -> None:
    assert values(read, "home.region", text) == region


HERE = "Location: Berlin, Germany\n"


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        (HERE + "+44 7700 900123", [1]),
        (HERE + "+44 7700 900123, +55 41 99876-5432", [2]),
        ("Location: Cambridge\n+49 151 23456789", [1]),
        (HERE + "+49 151 23456789", []),
        (HERE + "+44 7700 900123, +49 151 23456789", []),
        ("Location: Cambridge\n+44 7700 900123", []),
        ("Location: Cambridge\n+1 617 555 0100", []),
        ("Location: Georgia\n+1 404 555 0100", []),
        ("Location: Georgia\n+995 555 12 34 56", []),
        (HERE + "Lives in Porto, Portugal\n+351 912 345 678", []),
        (HERE + "Acme, C++ 2019 - 2020", []),
        (HERE + "IBAN: DE89 3704 0044 0532 0130 00", []),
        ("Location: Narnia\n+49 151 23456789", []),
        ("Location: Austin, TX\n+1 555 010 9999", []),
    ],
)
def test_a_number_is_elsewhere_where_none_is_of_a_stated_home(
    text: str, elsewhere: list[int]
) -> None:
    assert values(read, "home.phone_elsewhere", text) == elsewhere


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        (HERE + "Time zone: GMT+8", [1]),
        (HERE + "Zeitzone: GMT+8", [1]),
        (HERE + "Fuso horário: UTC-3", [1]),
        (HERE + "Timezone: Asia/Shanghai", [1]),
        (HERE + "his laptop clock shows UTC+8", [1]),
        ('"location":"Berlin, Germany","timezone":"Asia/Tokyo"', [1]),
        ("Location: Mumbai, India\nTZ: UTC+8:00", [1]),
        (HERE + "Available 10-18 GMT+8 (my local time)", [1]),
        (HERE + "my local working day is 9 to 17 Pacific Time", [1]),
        (HERE + "Ortszeit UTC+9", [1]),
        (HERE + "Ortszeit an Ihrem Arbeitsort: UTC+9", [1]),
        (HERE + "Time zone: JST", [1]),
        (HERE + "his calendar invites are set to GMT+9", [1]),
        (HERE + "his git commits carry +0900", [1]),
        (HERE + "his git commits carry +0200", []),
        (HERE + "Working hours: 9 to 17 Pacific Time", []),
        (HERE + "9-17 GMT+8, the client's local time", []),
        (HERE + "9-17 CET (my local time)", []),
        (HERE + "Time zone: UTC+2", []),
        (HERE + "Time zone: UTC+3", []),
        (HERE + "Timezone: Europe/Paris", []),
        (HERE + "Timezone: Nowhere/Atall", []),
        (HERE + "Time zone: CET", []),
        (HERE + "Team time zone: UTC+9", []),
        (HERE + "overlap with client time zone UTC-8", []),
        ("Location: Austin, TX\nTime zone: UTC-5", []),
        ("Location: Mumbai, India\nTZ: UTC+5:30", []),
        ("Location: Cambridge\nTime zone: UTC-4", []),
        ("Time zone: UTC+9", []),
    ],
)
def test_a_clock_is_elsewhere_where_no_stated_home_has_it(text: str, elsewhere: list[int]) -> None:
    assert values(read, "home.clock_elsewhere", text) == elsewhere


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (("Location: Berlin, Germany\nLives in Lisbon, Portugal",), [2]),
        (("Location: Berlin, Germany", '{"location": "Lisbon, Portugal"}'), [2]),
        (("Location: Berlin, Germany\nWohnort: Köln",), []),
        (("Location: Cambridge\nLives in Cambridge, MA",), []),
        (("Location: Berlin\nOur client is based in Madrid, Spain",), []),
        (("Location: Berlin, Germany\nLocation: Narnia",), []),
    ],
)
def test_two_stated_homes_differ_where_no_country_has_both(
    texts: tuple[str, ...], places: list[int]
) -> None:
    assert values(read, "home.places", *texts) == places


def test_a_difference_is_shown_with_both_places() -> None:
    text = "Name: Jane\nLocation: Berlin, Germany\nPhone: +44 7700 900123\nTime zone: GMT+8"
    home = "Berlin, Germany"
    assert quotes(read, "home.phone_elsewhere", text) == [["+44 7700 900123", home]]
    assert quotes(read, "home.clock_elsewhere", text) == [["GMT+8", home]]
    assert quotes(read, "home.places", text, "lives in Porto, Portugal") == [
        [home, "Porto, Portugal"]
    ]


# A home with a number and a clock of its own, and a clock of the other side of the world.
HOMES = [
    ("Austin, Texas, United States", "+1 512 555 0147", "UTC-6", "UTC+7"),
    ("Berlin, Germany", "+49 151 23456789", "UTC+1", "UTC-11"),
    ("Lagos, Nigeria", "+234 803 123 4567", "UTC+1", "UTC-11"),
    ("Bengaluru, India", "+91 98765 43210", "UTC+5:30", "UTC-6"),
    ("Recife, Brazil", "+55 81 99876-5432", "UTC-3", "UTC+9"),
    ("Seoul, South Korea", "+82 10-1234-5678", "UTC+9", "UTC-3"),
    ("Kyiv, Ukraine", "+380 50 123 4567", "UTC+2", "UTC-10"),
    ("Nairobi, Kenya", "+254 722 345 678", "UTC+3", "UTC-9"),
    ("Shanghai, China", "+86 138 0013 8000", "UTC+8", "UTC-4"),
    ("Tbilisi, Georgia", "+995 555 12 34 56", "UTC+4", "UTC-8"),
    ("Tehran, Iran", "+98 912 345 6789", "UTC+3:30", "UTC-9"),
    ("Pyongyang, North Korea", "+850 191 234 5678", "UTC+9", "UTC-3"),
]
LAYOUTS = [
    "Name: Jane\nLocation: {0}\nPhone: {1}\nTime zone: {2}\n",
    '{{"location": "{0}", "phone": "{1}", "timezone": "{2}"}}',
    "ID 7 | dev | Location: {0} | {1} | Time zone: {2} | Rust",
    "{0} · Contact info\n{1}\n\nMy clock is {2} all year.",
    "I live in {0}. Call me: {1}. Timezone: {2}",
]


def names(seen: list[Fact]) -> list[str]:
    return [fact.name for fact in seen]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whichever_country_it_is_what_fits_together_gives_no_difference(layout: str) -> None:
    for place, phone, clock, _ in HOMES:
        assert names(facts(read, layout.format(place, phone, clock))) == [
            "home.place",
            "home.region",
        ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_swap_of_the_country_leaves_the_same_differences(layout: str) -> None:
    expected = ["home.place", "home.region", "home.phone_elsewhere", "home.clock_elsewhere"]
    for at, (place, _, _, clock) in enumerate(HOMES):
        phone = HOMES[at - 1][1]
        assert names(facts(read, layout.format(place, phone, clock))) == expected


def test_whichever_two_countries_they_are_two_homes_differ() -> None:
    for one, other in zip(HOMES, HOMES[1:] + HOMES[:1], strict=True):
        text = f"Location: {one[0]}\nI live in {other[0]}."
        assert "home.places" in names(facts(read, text))
        assert "home.places" not in names(facts(read, f"Location: {one[0]}\nI live in {one[0]}."))


@pytest.mark.parametrize(
    "text",
    [
        "CV says Warsaw, LinkedIn says Tallinn.",
        "Laut Bewerbung Zürich, laut Profil Tallinn.",
        "Said he lives in Tallinn; a minute later it was Vilnius.",
        "Candidate in Denver per form, profile: Vilnius.",
    ],
)
def test_two_homes_told_in_one_breath_are_two(text: str) -> None:
    assert values(read, "home.places", text) == [2]

"""Applicants made up for tests: twelve personas of one operator, and honest people of their own."""

import random

_FIRST = [
    "Ana",
    "Ben",
    "Carla",
    "Dario",
    "Elena",
    "Felix",
    "Greta",
    "Hugo",
    "Iris",
    "Jonas",
    "Katja",
    "Leo",
    "Mona",
    "Nils",
    "Olga",
    "Paul",
]
_LAST = [
    "Silva",
    "Weber",
    "Costa",
    "Braun",
    "Novak",
    "Keller",
    "Rossi",
    "Lange",
    "Moreau",
    "Vogel",
    "Sousa",
    "Hahn",
    "Ferri",
    "Roth",
]
_VERBS = [
    "built",
    "moved",
    "rewrote",
    "measured",
    "reviewed",
    "planned",
    "migrated",
    "documented",
    "tested",
    "shipped",
]
_WHAT = [
    "billing",
    "search",
    "reporting",
    "payments",
    "inventory",
    "messaging",
    "scheduling",
    "analytics",
    "onboarding",
    "monitoring",
    "caching",
    "translation",
    "mapping",
    "pricing",
    "routing",
    "archive",
    "support",
    "catalogue",
]
_HOW = [
    "with two colleagues",
    "in a small team",
    "over nine months",
    "after an outage",
    "for the finance team",
    "in three countries",
    "on a tight budget",
    "with the design team",
    "for mobile users",
    "at night",
]
_FIRMS = [
    "Peregrine",
    "Northwind",
    "Tamarind",
    "Bluefin",
    "Cobalt",
    "Halyard",
    "Juniper",
    "Lantern",
    "Marlow",
    "Osprey",
]


def name(number: int) -> str:
    """Return a name; the first two hundred differ."""
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]}"


def told(chance: random.Random, lines: int = 6) -> list[str]:
    """Return sentences about work, put together by chance."""
    return [
        " ".join(
            f"{chance.choice(_VERBS).capitalize()} the {chance.choice(_WHAT)} and "
            f"{chance.choice(_WHAT)} service {chance.choice(_HOW)} and {chance.choice(_HOW)}."
            for _ in range(2)
        )
        for _ in range(lines)
    ]


def cv(
    who: str, mail: str, phone: str, handle: str, work: list[str], referees: tuple[str, ...],
    firm: str = "Peregrine",
) -> str:  # fmt: skip
    """Return a CV."""
    half = len(work) // 2
    return "\n".join(
        (
            who, "Backend developer", f"{mail}  {phone}", f"https://github.com/{handle}", "",
            "Experience", f"2018-02 - 2021-05 Developer, {firm} Systems", *work[:half],
            f"2021-06 - 2025-03 Senior developer, {firm} Cloud", *work[half:], "", "References",
            *referees,
        )
    )  # fmt: skip


def operator(count: int = 12) -> list[str]:
    """Return one operator's personas: each vouches for the next, three share a telephone."""
    chance = random.Random(3)
    work = told(chance)
    mails = [f"persona.{at}@proton.me" for at in range(count)]
    return [
        cv(
            name(at * 17), mails[at], f"+49 1512 34567{at // 3:02}", f"handle-{at}",
            [*work[:5], *told(random.Random(at), 1)],
            (f"{name((at + 1) % count * 17)}, {mails[(at + 1) % count]}",),
        )
        for at in range(count)
    ]  # fmt: skip


def honest(count: int = 200) -> list[str]:
    """Return people who have nothing to do with one another, though firms and words recur."""
    people = []
    for at in range(count):
        chance = random.Random(1000 + at)
        firm = _FIRMS[at % len(_FIRMS)]
        referee = f"Referee {chance.choice(_LAST)}, boss{at}@{firm.casefold()}-{at}.example.com"
        mail = f"{name(at).replace(' ', '.').casefold()}{at}@gmail.com"
        phone = f"+44 7700 9{at:05}"
        people.append(cv(name(at), mail, phone, f"dev{at}", told(chance), (referee,), firm))
    return people

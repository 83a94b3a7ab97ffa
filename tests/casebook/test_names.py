from datetime import date

import pytest

from bot.casebook.key import Key
from bot.casebook.names import labels
from bot.reading.parts import Part
from bot.reading.profile import read
from tests.knowledge.test_signals import SHIPPED

KEY = Key("a key of a good length, for tests")


def of(text: str, asked: str = "") -> frozenset[int]:
    return labels(read((Part("text", text),), SHIPPED, date(2026, 11, 28)), asked, SHIPPED, KEY)


ANA = of("Ana Silva")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva\nDeveloper", "# Ana Silva", "ANA SILVA | Lisbon", "Ana Silva - Senior developer",
        "**Ana Silva**\n", "Name: Ana Silva", "Full name: Silva, Ana", "Nome: Ana M. Silva",
        "Bewerberin: Ana Silva", "CV of our candidate\nCandidate: Ana Silva\nphone: 1",
        "Resume\nName | Ana Silva",
    ],
)  # fmt: skip
def test_a_name_is_read_where_papers_have_it(text: str) -> None:
    assert of(text) & ANA


@pytest.mark.parametrize(
    "text",
    [
        "Senior Developer", "Curriculum Vitae", "My Notes", "he was late", "Ana", "Q3 2026",
        "Name: n",
        "Interview: Senior Java Developer", "References\nName: Ana Silva\nana@example.org",
        "I: Hello\nC: Ana Silva\nI: And now?\nC: Fine\nI: Good\nC: Yes",
        "Name: the one we met on Monday", "ana.silva@example.org", "From: Ana Silva <a@b.example>",
    ],
)  # fmt: skip
def test_what_is_no_applicants_name_is_none(text: str) -> None:
    assert of(text) == frozenset()


@pytest.mark.parametrize(
    "name",
    ["王小明", "山田 太郎", "김민수", "Иван Петров", "अमित शर्मा", "محمد علي", "Nguyễn Văn An",
     "สมชาย ใจดี",     "Οδυσσέας Ελύτης", "Zoë O’Neil", "Jean-Luc Roux"],
)  # fmt: skip
def test_names_of_every_script_are_read_alike(name: str) -> None:
    assert of(f"{name}\nDeveloper\nphone: 1") == of(f"Name: {name}\nphone: 1") != frozenset()
    assert not of(name) & ANA


def test_one_word_is_a_name_where_a_label_says_so() -> None:
    assert of("Name: Suharto") and not of("Suharto\nDeveloper")


@pytest.mark.parametrize("heading", ["简历", "이력서", "Резюме", "履歴書"])
def test_what_a_paper_is_called_is_nobodys_name(heading: str) -> None:
    assert of(f"{heading}\n2019 - 2021") == frozenset()


def test_what_the_asker_calls_them_counts_as_it_is_but_for_its_spelling() -> None:
    assert of("", "Req 7/2") == of("", "req-7 2") != of("", "req 7 3")
    assert of("", "Ana Silva") & ANA, "where it can be a name it is one, too"
    assert not of("", "Ana Costa") & ANA


def test_a_middle_name_or_an_accent_changes_nobody() -> None:
    assert of("Ana Sílva Costa") & ANA
    assert of("Zoë Müller") & of("ZOE MULLER")
    assert not of("Ben Silva") & ANA

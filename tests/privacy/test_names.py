import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "Name: ⟦Anna Keller⟧",
    "Full name (as on ID): ⟦Xquevedo Marn⟧",
    "Name, Vorname: ⟦Keller⟧, ⟦Anna⟧",
    '{"name": "⟦Xquevedo Marn⟧", "role": "SRE"}',
    "From: ⟦Xquevedo Marn⟧ <x@example.com>",
    "Attendees: ⟦Rosalind⟧, ⟦Xquevedo⟧ and ⟦Chen Wei⟧",
    "Dear ⟦Xquevedo⟧,\nthanks for your time.",
    "Best regards,\n⟦Xquevedo⟧",
    "Viele Grüße\n⟦Xquevedo⟧",
    "I am ⟦Xquevedo⟧ and I write Go.",
    "my name is ⟦xquevedo marn⟧ and i write go",
    "Ich heiße ⟦Xquevedo⟧.",
    "eu me chamo ⟦Xquevedo⟧ e moro em Recife",
    "talked to Mr. ⟦Xquevedo⟧ and Frau Dr. ⟦Öztürk⟧",
    "Candidate ⟦Xquevedo Marn⟧ wants a laptop",
    "⟦XQUEVEDO MARN⟧\nBackend Engineer\nx@example.com",
    "10:02 ⟦xquevedo⟧: hi\n10:03 ⟦anna⟧: hello",
    "⟦xquevedo⟧: hi\n⟦anna⟧: hello\n⟦xquevedo⟧: bye\n⟦anna⟧: bye",
    "⟦Greta Olsen⟧  3:20 PM\non it",
    "[Mon 16:40] ⟦Xquevedo⟧: so",
    "id;candidate;stage\n1;⟦Xquevedo Marn⟧;offer\n2;⟦Anna Keller⟧;screen",
    "we met ⟦priya⟧ on friday. ⟦Priya⟧ was fine",
    "⟦xquevedo⟧ asked about oncall",
    "with ⟦Hanne⟧ and ⟦Xquevedo⟧",
    "x.⟦marn⟧@example.com came from ⟦Marn⟧",
    "⟦Michael Chow⟧, account manager",
    "姓名：⟦王小明⟧ 后来⟦王小明⟧说",
    "私は⟦佐藤花子⟧と申します。",
    "저는 ⟦박지훈⟧입니다.",
    "Меня зовут ⟦Тимур Ахметов⟧",
    "नाम: ⟦राहुल शर्मा⟧",
    "⟦Abdulrahman bin Khalid Al-Mutairi⟧\nRiyadh",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_who_is_named_is_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Senior Platform Engineer, Kubernetes and Terraform",
        "Machine Learning at Massachusetts Institute of Technology",
        "Dear Hiring Manager,\nI am based in Berlin.",
        "Kind regards\nThe Talent Team",
        "Candidate: My camera is broken.",
        "I'm happy to help. May we call you? Will that do?",
        "Gehalt, Kündigungsfrist und Bewerbung",
        "Ruby on Rails, Django, Jenkins, Amazon Lambda",
        "Project Manager at Blue Ocean Partners",
    ],
)
def test_work_places_and_everyday_words_stay(text: str) -> None:
    assert found(text) == []


def test_a_long_table_is_masked_to_its_end() -> None:
    rows = "\n".join(f"{number};Xquevedo M{chr(97 + number % 26)}rn;x" for number in range(3000))
    shown = found(f"id;candidate;stage\n{rows}")
    assert sum(each.kind == "name" for each in shown) == 3000

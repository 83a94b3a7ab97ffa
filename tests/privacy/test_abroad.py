import pytest

from tests.privacy.labelled import found, left

TEXTS = (
    "⟦陈⟧经理您好",
    "推荐人是⟦王小明⟧。",
    "⟦田中⟧様、お世話になっております。",
    "上司は⟦佐藤 花子⟧さんです",
    "⟦박⟧ 팀장님 안녕하세요",
    "السيد ⟦مروان⟧ المحترم",
    "नमस्ते ⟦सुरेश⟧ जी, धन्यवाद",
)


@pytest.mark.parametrize("marked", TEXTS)
def test_names_without_capitals_are_found(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize("text", ["谢谢", "お疲れ様です", "안녕하세요"])
def test_everyday_words_without_capitals_stay(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "先日ご紹介した⟦瀬戸 まどか⟧さんの連絡先です。",
        "アメリカ出身の⟦マイケル・ドーン⟧も同席します。",
        "비상연락처: ⟦제갈미경⟧ (어머니)",
        "면접관 ⟦오세훈⟧ 팀장",
        "مع التحية،\n⟦نهى فاروق⟧",
        "请联系⟦孙⟧经理。",
    ],
)
def test_names_beside_more_words_of_asia(marked: str) -> None:
    assert left(marked) == []


@pytest.mark.parametrize("text", ["ソフトウェア・エンジニアも募集。", "연락처: 전화번호"])
def test_work_with_a_point_between_is_nobody(text: str) -> None:
    assert found(text) == []

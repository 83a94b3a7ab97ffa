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

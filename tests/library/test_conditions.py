from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import conditions
from bot.library.conditions import (
    Condition,
    Every,
    Grammar,
    Not,
    Op,
    Says,
    Some,
    needs_evidence,
    parse,
    walk,
)

GAP = {"history.gap|above": 6}
FREE = {"mail.kind|is": "free"}
NO_HOME = {"home.place|missing": True}


def test_one_test_on_a_fact_is_a_condition() -> None:
    assert parse(GAP) == conditions.Test("history.gap", Op.ABOVE, 6)


def test_several_keys_side_by_side_must_all_hold() -> None:
    assert parse({**GAP, **FREE}) == Every(
        (conditions.Test("history.gap", Op.ABOVE, 6), conditions.Test("mail.kind", Op.IS, "free"))
    )


def test_any_all_and_not_nest() -> None:
    nested = parse({"any": [{"all": [GAP, FREE]}, {"not": NO_HOME}]})
    assert nested == Some((Every((parse(GAP), parse(FREE))), Not(parse(NO_HOME))))


def test_a_bare_list_of_ideas_means_all_of_them() -> None:
    assert parse({"says": ["camera", "refusal"]}) == Says(("camera", "refusal"))


def test_says_takes_all_its_keys() -> None:
    told = {"all_of": ["a"], "any_of": ["b"], "none_of": ["c"], "reach": 3, "apart": 0}
    assert parse({"says": told}) == Says(("a",), ("b",), ("c",), 3, 0)


@pytest.mark.parametrize(
    ("raw", "path", "words"),
    [
        (None, (), "a condition is a mapping"),
        ({}, (), "a condition is a mapping"),
        (["says"], (), "a condition is a mapping"),
        ({"any": GAP}, ("any",), "a list of conditions"),
        ({"all": []}, ("all",), "a list of conditions"),
        ({"any": [FREE, "x"]}, ("any", 1), "a condition is a mapping"),
        ({"not": {"any": [{"mail.age|is": 3}]}}, ("not", "any", 0, "mail.age|is"), "unknown fact"),
        ({"person.nationality|is": "x"}, ("person.nationality|is",), "unknown fact"),
        ({"mail.host": "x"}, ("mail.host",), "unknown test ``; there are is, contains"),
        ({"mail.host|equals": "x"}, ("mail.host|equals",), "unknown test `equals`"),
        ({7: "x"}, (7,), "unknown fact `7`"),
        ({"says": "camera"}, ("says",), "says takes"),
        ({"says": {"allof": ["a"]}}, ("says",), "says takes all_of, any_of, apart"),
        ({"says": {"all_of": "a"}}, ("says", "all_of"), "a list of idea ids"),
        ({"says": {"any_of": [False]}}, ("says", "any_of"), "a list of idea ids"),
        ({"says": []}, ("says",), "absence alone"),
        ({"says": {"none_of": ["a"]}}, ("says",), "absence alone"),
        ({"says": {"all_of": ["a"], "reach": 4}}, ("says", "reach"), "from 0 to 3"),
        ({"says": {"all_of": ["a"], "reach": True}}, ("says", "reach"), "from 0 to 3"),
        ({"says": {"all_of": ["a"], "apart": -1}}, ("says", "apart"), "from 0 to 80"),
        ({"says": {"all_of": ["a"], "apart": "9"}}, ("says", "apart"), "from 0 to 80"),
    ],
)
def test_a_condition_that_does_not_parse_says_where(
    raw: Any, path: tuple[str | int, ...], words: str
) -> None:
    with pytest.raises(Grammar) as caught:
        parse(raw)
    assert caught.value.path == path
    assert words in caught.value.text


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("history.gap|above", "six", "compares a number fact with a number"),
        ("history.gap|below", True, "compares a number fact with a number"),
        ("mail.host|above", 3, "compares a number fact with a number"),
        ("mail.host|differs_from", "mail.hots", "`mail.hots` is none"),
        ("mail.host|same_as", ["mail.host"], "is none"),
        ("mail.host|overlaps", None, "is none"),
        ("mail.host|missing", "yes", "takes true"),
        ("mail.host|missing", False, "takes true"),
        ("mail.host|contains", 3, "takes a text"),
        ("mail.host|in_list", ["a"], "takes a text"),
        ("mail.host|matches", None, "takes a text"),
        ("mail.kind|is", "paid", "is one of free, disposable, other"),
        ("phone.region|is", False, "put it in quotes"),  # NO, for Norway
        ("phone.number|is", 4930123456, "put it in quotes"),
        ("history.gap|is", "6", "is a number"),
    ],
)
def test_a_test_that_does_not_fit_its_fact_is_refused(key: str, value: Any, words: str) -> None:
    with pytest.raises(Grammar) as caught:
        parse({key: value})
    assert words in caught.value.text
    assert caught.value.path == (key,)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("history.gap|is", 6),
        ("history.years_claimed|above", 2.5),
        ("phone.region|is", "NO"),
        ("mail.kind|is", "free"),
        ("mail.host|contains", "mail"),
        ("mail.host|in_list", "hosts"),
        ("mail.host|matches", r"^x\d+$"),
        ("mail.host|overlaps", "link.host"),
    ],
)
def test_a_test_that_fits_its_fact_parses(key: str, value: str | float) -> None:
    fact, _, op = key.partition("|")
    assert parse({key: value}) == conditions.Test(fact, Op(op), value)


def test_walking_yields_a_condition_and_everything_inside_it() -> None:
    condition = parse({"any": [{"all": [GAP, {"not": FREE}]}, {"says": ["a"]}]})
    kinds = [type(each) for each in walk(condition)]
    assert kinds == [Some, Every, conditions.Test, Not, conditions.Test, Says]


@pytest.mark.parametrize(
    ("raw", "needs"),
    [
        ({"says": ["a"]}, True),
        (GAP, True),
        (NO_HOME, False),
        ({"not": GAP}, False),
        ({"all": [NO_HOME, GAP]}, True),
        ({"all": [NO_HOME, {"not": GAP}]}, False),
        ({"any": [NO_HOME, GAP]}, False),
        ({"any": [FREE, GAP]}, True),
        ({"any": [FREE, {"all": [NO_HOME, GAP]}]}, True),
    ],
)
def test_a_condition_needs_evidence_where_no_branch_holds_without_words(
    raw: dict[str, Any], needs: bool
) -> None:
    assert needs_evidence(parse(raw)) is needs


LEAVES: st.SearchStrategy[Any] = st.sampled_from(
    [GAP, FREE, NO_HOME, {"says": ["a"]}, None, "x", 3, False, []]
)
KEYS = st.sampled_from(["any", "all", "not", "says", "mail.host|is", "mail.host|same_as", "all_of"])
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=12
)


@settings(max_examples=150)
@given(ANYTHING)
def test_whatever_stands_under_when_parses_or_is_told(raw: Any) -> None:
    try:
        condition: Condition = parse(raw)
    except Grammar as error:
        assert error.text
    else:
        assert next(walk(condition)) is condition

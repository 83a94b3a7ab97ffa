import json
import re
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.channels.plain import plain
from bot.channels.slack.measure import measure, size
from bot.channels.slack.render import CARDS, Post, plain_post, render
from bot.library.wording import Say
from bot.talk.reply import (
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Part,
    Prose,
    Quote,
    Remark,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)

WHEN = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
HOSTILE = "<!channel> <@U0123456> <https://evil.test|click> *bold* :tada: \u202etxt\u200b &lt;"


def flag(title: str = "A sign", *quotes: Quote, weight: str = "strong") -> FindingCard:
    return FindingCard(
        "x", title, "interview", weight, quotes, "Why.", ("One", "two."), "A call.", ()
    )


def step(title: str = "Call back", **other: Any) -> ChecklistItem:
    return ChecklistItem("call-back", title, "Find a number.", "recruiter, 5 min", **other)


def posts(*parts: Part, case: str = "c1", page: int = 0) -> tuple[Post, ...]:
    return render(Reply(parts, "fallback", case=case), page=page)


def blocks(*parts: Part, case: str = "c1", page: int = 0) -> list[dict[str, Any]]:
    (post,) = posts(*parts, case=case, page=page)
    assert measure(post.blocks) == []
    return post.blocks


def found(value: Any, kind: str) -> list[dict[str, Any]]:
    """Return everything of a type, however deep."""
    if isinstance(value, list):
        return [each for item in value for each in found(item, kind)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("type") == kind else []
    return own + [each for item in value.values() for each in found(item, kind)]


def texts(value: Any) -> str:
    return " ".join(each["text"] for kind in ("text", "plain_text", "mrkdwn", "link")
                    for each in found(value, kind))  # fmt: skip


def test_titles_are_headers_and_bold_lines_that_stay_with_what_follows() -> None:
    made = blocks(Title("Big"), Title("Small", 2), Prose("words"))
    assert [each["type"] for each in made] == ["header", "rich_text"]
    assert texts(made[1]) == "\nSmall \n words"
    assert found(made[1], "text")[0]["style"] == {"bold": True}
    assert blocks(Title("x" * 200))[0]["type"] == "rich_text"


def test_each_part_has_its_shape() -> None:
    source = SourceLine("s", "A page", "FBI", "2025", "https://fbi.test/a?b=1&c=2", number="1")
    made = blocks(
        Bullets(("one", "two")), Words("to copy"), Notice("x.pdf is empty."), Sources((source,)),
        Quote("well, no camera", "notes.txt", ((6, 15),)),
    )  # fmt: skip
    assert len(found(made, "rich_text_list")[0]["elements"]) == 2
    assert texts(found(made, "rich_text_preformatted")) == "to copy"
    assert found(made, "emoji")[0]["name"] == "warning"
    assert found(made, "link")[0] == {
        "type": "link", "url": "https://fbi.test/a?b=1&c=2", "text": "A page",
    }  # fmt: skip
    assert "[1] " in texts(made) and ". FBI, 2025" in texts(made)
    marked = [each["text"] for each in found(made, "text") if each.get("style") == {"bold": True}]
    assert marked == ["no camera"]


def test_the_button_that_closes_comes_first_in_green_and_grave_ones_in_red() -> None:
    made = blocks(Buttons((Button("a", "Go"), Button("b", "Stop", confirm="Really?"))))
    go, stop = found(made, "button")
    assert go == {
        "type": "button", "text": {"type": "plain_text", "text": "Go", "emoji": False},
        "action_id": "press:a", "value": "c1", "style": "primary",
    }  # fmt: skip
    assert stop["style"] == "danger" and stop["confirm"]["text"]["text"] == "Really?"
    assert "style" not in found(blocks(Buttons((Button("a", "Go"),))), "button")[0]


def test_a_button_without_a_case_carries_nothing() -> None:
    assert "value" not in found(blocks(Buttons((Button("a", "Go"),)), case=""), "button")[0]


def test_the_same_button_stands_once_and_rows_hold_five() -> None:
    many = Buttons(tuple(Button(str(at % 12), "x") for at in range(30)))
    assert [len(each["elements"]) for each in blocks(many)] == [5, 5, 2]


def test_many_flags_are_paged_and_all_named_on_the_first_page() -> None:
    flags = [flag(f"Sign {at}") for at in range(1, 13)]
    first, last = blocks(*flags), blocks(*flags, page=2)
    assert "Flags 1-5 of 12" in texts(first) and "Flags 11-12 of 12" in texts(last)
    assert texts(first).count("Sign 3") == 2 and texts(first).count("Sign 9") == 1
    assert "Sign 3" not in texts(last) and "11. Sign 11" in texts(last)
    assert [each["action_id"] for each in found(first, "button")] == ["page:1"]
    middle = found(blocks(*flags, page=1), "button")
    assert [each["action_id"] for each in middle] == ["page:0", "page:2"]
    assert {each["value"] for each in middle} == {"c1"}
    assert blocks(*flags, page=99) == last


def test_all_flags_are_shown_where_no_page_can_be_turned() -> None:
    made = [
        each
        for post in posts(*(flag(f"Sign {at}") for at in range(12)), case="")
        for each in post.blocks
    ]
    assert "Sign 11" in texts(made) and found(made, "button") == []


def test_five_flags_need_no_pages() -> None:
    assert found(blocks(*[flag()] * CARDS), "button") == []


def test_what_does_not_fit_goes_on_in_the_thread_and_the_buttons_stay() -> None:
    made = posts(Title("Big"), *[Prose("word " * 900)] * 4, Buttons((Button("a", "Go"),)))
    assert len(made) == 2
    assert [each["type"] for each in made[0].blocks[-2:]] == ["context", "actions"]
    assert "It goes on in the thread." in texts(made[0].blocks)
    assert found(made[1].blocks, "button") == []
    assert made[1].text == "fallback (2/2)"
    assert texts([each.blocks for each in made]).count("word ") == 3600


def test_a_glance_takes_in_every_flag_and_what_to_start_with() -> None:
    done = Checklist((step("Wait", done=Remark("U024BE7LH", WHEN)), step("Call back")))
    first = blocks(flag("One"), flag("Two"), flag("Three", weight="weak"), done)[0]
    assert len(found(first, "emoji")) == 4
    assert texts(first).endswith("Start with:  Call back")
    assert "Start with:" not in texts(blocks(flag(), flag(), done))
    assert "Start with:" not in texts(blocks(flag(), flag(), flag()))


def test_a_heading_over_nothing_stands_with_what_comes_next() -> None:
    made = blocks(Title("Empty", 2), Prose(""), Title("Full", 2), Prose("words"))
    assert len(made) == 1 and blocks(Title("Last", 2)) != []
    assert blocks(Title("", 2)) == blocks(Title("")) == blocks(Prose("")) == []


def test_a_heading_goes_where_its_text_goes() -> None:
    made = posts(*[Prose("x" * 2700)] * 4, Title("Heading", 2), Prose("y" * 2000))
    assert "Heading" not in texts(made[0].blocks) and "Heading" in texts(made[1].blocks)


def test_nobody_is_called_and_no_link_is_made_of_what_others_wrote() -> None:
    done = Remark("U0123456", WHEN, HOSTILE)
    card = flag(HOSTILE, Quote(HOSTILE, HOSTILE, ((2, 9),)))
    parts = (
        Title(HOSTILE), Prose(HOSTILE), card, Quote(HOSTILE, HOSTILE), Notice(HOSTILE),
        Bullets((HOSTILE,)), Words(HOSTILE), Buttons((Button("a", HOSTILE),)),
        Checklist((step(HOSTILE, message=HOSTILE, caution=HOSTILE, done=done),)),
    )  # fmt: skip
    for case in ("", "c1"):
        (post,) = render(Reply(parts, HOSTILE, case=case))
        markup = [each["text"] for each in found(post.blocks, "mrkdwn")] + [post.text]
        ours = r"<@U0123456> <!date\^\d+\^\{date_short_pretty\} \{time\}\|2026-11-28 09:30>"
        assert not any("<" in re.sub(ours, "", each) for each in markup)
        assert found(post.blocks, "link") == found(post.blocks, "broadcast") == []
        assert not {"\u202e", "\u200b"} & set(json.dumps(post.blocks, ensure_ascii=False))
        assert all(not each.get("emoji") for each in found(post.blocks, "plain_text"))


def test_there_is_always_a_text() -> None:
    for fallback in ("", " \u200b", "\0"):
        (post,) = render(Reply((), fallback))
        assert post == Post("Deskcheck", [])
    (post,) = render(Reply((), "&" * 3000))
    assert 2700 < len(post.text) <= 3000 and post.text.endswith("&amp;…")


def test_a_plain_post_says_what_was_cut_and_what_matters_most() -> None:
    parts = (flag("Sign <1>"), Checklist((step("Call back"),)))
    post = plain_post(Reply(parts, "2 signs."), "Slack did not take the rest.")
    assert post.blocks == []
    assert post.text == (
        "2 signs.\nSlack did not take the rest.\n\n- Sign &lt;1&gt;\n\n- Call back"
    )  # fmt: skip
    assert plain_post(Reply((), ""), "").text == "Deskcheck"


def test_our_few_words_are_in_the_readers_language() -> None:
    say = Say("xx", {"More flags": "Mehr"})
    (post,) = render(Reply((flag(),) * 6, "x", case="c"), say=say)
    assert found(post.blocks, "button")[0]["text"]["text"] == "Mehr"


WILD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", " ", HOSTILE, "\u05d0\u05d1 \u0627", "\U0001f600\U0001f468\u200d\U0001f469"]
    ),
    st.builds(lambda text, times: text * times, st.text(max_size=9), st.integers(0, 2500)),
)
IDS = st.text(st.characters(codec="ascii", categories=["Ll", "Nd"]), max_size=300)
QUOTES = st.builds(
    Quote,
    WILD,
    WILD,
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=4).map(tuple),
)
REMARKS = st.builds(Remark, st.sampled_from(["U0123456", "ana", ""]) | WILD, st.just(WHEN), WILD)
BUTTONS = st.lists(st.builds(Button, IDS, WILD, confirm=WILD), max_size=30).map(tuple)
URLS = (
    st.sampled_from(["", "https://a.test/x", "javascript:x", "https://a.test/" + "x" * 2990]) | WILD
)
SOURCES = st.lists(
    st.builds(SourceLine, WILD, WILD, WILD, WILD, URLS, WILD, WILD), max_size=5
).map(tuple)  # fmt: skip
FLAGS = st.builds(
    FindingCard, WILD, WILD, WILD, st.sampled_from(["strong", "moderate", "weak", ""]),
    st.lists(QUOTES, max_size=3).map(tuple), WILD, st.lists(WILD, max_size=3).map(tuple), WILD,
    SOURCES, st.tuples(WILD, WILD, WILD, WILD), st.tuples(WILD, WILD),
    st.lists(REMARKS, max_size=2).map(tuple), BUTTONS,
)  # fmt: skip
STEPS = st.builds(ChecklistItem, IDS, WILD, WILD, WILD, WILD, WILD, st.none() | REMARKS)
PARTS = st.one_of(
    st.builds(Title, WILD, st.sampled_from([1, 2])), st.builds(Prose, WILD), QUOTES,
    st.builds(Bullets, st.lists(WILD, max_size=9).map(tuple)), FLAGS,
    st.builds(Checklist, st.lists(STEPS, max_size=5).map(tuple)), st.builds(Sources, SOURCES),
    st.builds(Buttons, BUTTONS), st.builds(Notice, WILD), st.builds(Words, WILD),
)  # fmt: skip
REPLIES = st.builds(
    Reply,
    st.lists(PARTS, max_size=12).map(tuple),
    WILD,
    case=st.sampled_from(["", "c1", "x" * 200]),
)


@settings(max_examples=100)
@given(REPLIES, st.integers(-1, 4))
def test_slack_takes_whatever_is_laid_out(reply: Reply, page: int) -> None:
    for post in render(reply, page=page):
        assert measure(post.blocks) == []
        # Slack's own objects, which know every key and refuse what is too long or of no kind.
        assert [each and each.to_dict() for each in Block.parse_all(post.blocks)] == post.blocks
        assert 0 < size(post.text) <= 3000
        assert not re.search(r"<(?![@!h])|<!(?!date)", post.text)


@settings(max_examples=40)
@given(REPLIES, WILD)
def test_slack_takes_every_plain_post(reply: Reply, cut: str) -> None:
    assert 0 < size(plain_post(reply, cut).text) <= 3000


def test_slack_takes_two_hundred_flags_and_huge_texts() -> None:
    card = flag("t" * 400, *[Quote("q " * 4000, "cv.txt", ((7000, 7010),))] * 5)
    for case in ("", "c1"):
        made = render(Reply((*[card] * 200, Prose("x" * 100_000)), "f", case=case))
        assert all(measure(each.blocks) == [] for each in made)


@settings(max_examples=50)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=9))
def test_no_word_of_ours_is_lost(words: list[str]) -> None:
    shown = [each for each in words if plain(each).strip()]
    made = render(Reply(tuple(map(Prose, words)), "f"))
    told = [each["text"] for post in made for each in found(post.blocks, "text")]
    assert told == [plain(each) for each in shown]

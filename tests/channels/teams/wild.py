"""Random replies, huge and hostile ones among them."""

from hypothesis import strategies as st

from bot.talk.reply import (
    Audience,
    Bullets,
    Button,
    Buttons,
    Checklist,
    ChecklistItem,
    FindingCard,
    Notice,
    Prose,
    Quote,
    Remark,
    Reply,
    SourceLine,
    Sources,
    Title,
    Words,
)
from tests.channels.teams.samples import ANA, HOSTILE, WHEN

WILD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", " ", HOSTILE, "\u05d0\u05d1 \u0627", "\U0001f600\U0001f468\u200d\U0001f469"]
    ),
    st.builds(lambda text, times: text * times, st.text(max_size=9), st.integers(0, 4000)),
)
IDS = st.text(st.characters(codec="ascii", categories=["Ll", "Nd"]), max_size=400)
QUOTES = st.builds(
    Quote,
    WILD,
    WILD,
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=4).map(tuple),
)
REMARKS = st.builds(Remark, st.sampled_from([ANA, "ana", ""]) | WILD, st.just(WHEN), WILD)
BUTTONS = st.lists(
    st.builds(Button, IDS, WILD, asks=st.just("") | WILD, offers=WILD, confirm=st.just("") | WILD),
    max_size=30,
).map(tuple)
URLS = st.sampled_from(["", "https://a.test/x_(y)", "javascript:x", "https://a.test/" + "x" * 2990])
NUMBERS = st.sampled_from(["", "1", "2", "3", "0", "x"])
SOURCES = st.lists(
    st.builds(SourceLine, WILD, WILD, WILD, WILD, URLS | WILD, WILD, NUMBERS), max_size=25
).map(tuple)  # fmt: skip
FLAGS = st.builds(
    FindingCard, WILD, WILD, WILD, st.sampled_from(["strong", "moderate", "weak", ""]),
    st.lists(QUOTES, max_size=5).map(tuple), WILD, st.lists(WILD, max_size=3).map(tuple), WILD,
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
SAID = st.one_of(
    st.builds(Prose, WILD), st.builds(Bullets, st.lists(WILD, max_size=9).map(tuple)),
    st.builds(Sources, SOURCES), st.builds(Notice, WILD), st.builds(Buttons, BUTTONS),
)  # fmt: skip
REPLIES = st.builds(
    Reply,
    st.lists(PARTS, max_size=12).map(tuple) | st.lists(SAID, max_size=6).map(tuple),
    WILD,
    audience=st.sampled_from(Audience),
    sensitive=st.booleans(),
    written_by=st.sampled_from(["rules", "model"]),
    case=st.sampled_from(["", "c1", "x" * 200]),
)

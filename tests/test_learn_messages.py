"""The points of messages: of which messages they are, what is never among them, that they read."""

from functools import partial

import numpy
import pytest

from bot.engines.embeddings import MiniLm
from bot.frontdesk import likeness
from bot.library.choosing import choosing, turned, written
from bot.library.library import Library
from bot.library.page import Page
from tests.evaluation import UNTUNED, lines
from tests.learn_messages import (
    MESSAGES,
    NEVER,
    SIDEWAYS,
    Apart,
    Cut,
    Example,
    Sentences,
    allowed,
    apart,
    banned,
    by_words_alone,
    fit,
    for_desks,
    group,
    incidents,
    stamp,
    texts,
    turn,
)


def test_the_points_are_of_the_messages_as_they_are_now(library: Library) -> None:
    """When this fails, a message that is learned from changed: run `make learn`."""
    assert library.choosing is not None
    assert library.choosing.messages == stamp()


def test_what_is_measured_is_not_learned_from() -> None:
    learned = {text for _, text, _, _ in texts()}
    for name in (*UNTUNED, *NEVER):
        assert learned.isdisjoint(row["paste"] for row in lines(f"pastes/{name}.jsonl"))
    assert learned.isdisjoint(row["text"] for row in lines("messages4.jsonl"))


def test_every_playbook_and_every_desk_is_learned(library: Library) -> None:
    assert {playbook for _, _, playbook, _ in incidents()} == set(library.playbooks)
    assert {desk for _, _, desk, _ in texts()} == set(likeness.KINDS)


@pytest.mark.parametrize("name", ["messages2", "messages5", *SIDEWAYS])
def test_the_newer_messages_are_each_written_once(name: str) -> None:
    rows = lines(f"{name}.jsonl")
    others = {row["id"] for each in MESSAGES if each != name for row in lines(f"{each}.jsonl")}
    assert len({row["text"].casefold() for row in rows}) == len(rows)
    assert len({row["id"] for row in rows} - others) == len(rows)
    assert {row["lang"] for row in rows} == {"en", "de", "pt"}


_SIDEWAYS = {row["text"] for name in SIDEWAYS for row in lines(f"{name}.jsonl")}


@pytest.mark.parametrize("name", SIDEWAYS)
def test_of_incidents_told_sideways_playbooks_are_learned_and_little_of_desks(name: str) -> None:
    rows = {row["text"]: row["playbook"] for row in lines(f"{name}.jsonl")}
    assert rows.items() <= {text: playbook for _, text, playbook, _ in incidents()}.items()
    counts = {text: (desk, count) for _, text, desk, count in texts()}
    assert {counts[text][0] for text in rows} == {"respond"}
    usual = min(
        count
        for text, (desk, count) in counts.items()
        if desk == "respond" and text not in _SIDEWAYS
    )
    assert max(counts[text][1] for text in rows) <= usual / 2


def test_who_and_where_somebody_is_adds_nothing() -> None:
    text = "we met Amara and then Katarzyna in portugal last week and both of them were late again"
    away = banned([text])
    assert not allowed("^amara", away) and not allowed("met katarz", away)
    assert not allowed("portug", away) and not allowed("korean", away)
    assert allowed("late", away) and allowed("=regime", away)


def test_learning_gives_points_that_read_and_hold_on_what_is_left_out(library: Library) -> None:
    every = for_desks(library)
    newer = [each for each in every if each.id.startswith("w")]
    some = [*newer[::6], *(each for each in every if not each.id.startswith("w"))][:1500]
    choice = fit(some, likeness.KINDS, 1.0, set()).model_dump()
    file = {"messages": "", "desks": choice, "playbooks": choice}
    page = Page("messages.json")
    assert choosing(page, written(file)) is not None and not page.mistakes
    found = by_words_alone(apart(some, likeness.KINDS, 1.0, folds=2))
    right = sum(each.kind == chosen for each, chosen in found) / len(found)
    assert right > sum(each.ruled == each.kind for each, _ in found) / len(found) - 0.02


def test_a_session_is_left_out_as_a_whole() -> None:
    blind_once = lines("messages3.jsonl")
    examples = [
        Example(id_, "", kind, kind, ("=camera",))
        for id_ in ("wa-001", "wb-001", blind_once[0]["id"], blind_once[-1]["id"])
        for kind in ("check", "ask", "help")
    ]
    assert group(examples[-1]) == group(examples[-4]) == "messages3"
    folds = dict[str, set[int]]()
    for each in apart(examples, ("check", "ask", "help"), 1.0, folds=2):
        folds.setdefault(group(each.example), set()).add(each.fold)
        assert each.newer
    assert all(len(each) == 1 for each in folds.values())


def test_what_meaning_adds_fits_the_model_that_is_installed(library: Library) -> None:
    assert library.choosing is not None and library.choosing.meaning is not None
    file, model = library.choosing, MiniLm()
    assert file.meaning is not None and file.meaning.embedder == model.name
    width = model.embed(["is a passport enough?"]).shape[1]
    assert {len(row) for row in (*file.meaning.desks.adds, *file.meaning.playbooks.adds)} == {width}


def test_what_one_sentence_says_is_learned_and_found_again() -> None:
    """Of six sentences five are the same for every kind, and the whole tells nothing."""
    chance = numpy.random.default_rng(7)
    kinds, folds = ("laptop-farm", "crypto-keys", "data-leaked"), 4
    short, vectors = [], []
    for at in range(120):
        kind = at % 3
        example = Example(f"x-{at}", "", kinds[kind], "", ())
        short.append(Apart(example, dict.fromkeys(kinds, 0.0), at // 3 % folds, newer=True))
        pieces = chance.normal(0, 0.02, (6, 4))
        pieces[at % 6, kind] += 1.0
        vectors.append(pieces)
    of = numpy.repeat(numpy.arange(120), 6)
    wholes = chance.normal(0, 0.3, (120, 4))
    sentences = Sentences(short, Cut(numpy.concatenate(vectors), of))

    def right(among: Sentences | None, fold: int) -> float:
        read = turn(short, wholes, among, fold)
        away = [at for at, each in enumerate(short) if each.fold == fold]
        found = [
            turned(
                read, short[at].odds, partial(list, [wholes[at].tolist(), *vectors[at].tolist()])
            )
            for at in away
        ]
        hits = [odds[short[at].example.kind] == max(odds.values())
                for at, odds in zip(away, found, strict=True)]  # fmt: skip
        return sum(hits) / len(hits)

    assert all(right(sentences, fold) == 1.0 for fold in range(folds))
    assert sum(right(None, fold) for fold in range(folds)) / folds < 0.7

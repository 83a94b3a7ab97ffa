"""What is wrong with checklists and interview questions: references, sources, unfair questions."""

import re
from collections.abc import Iterable

from bot.library.checklists import STAGES
from bot.library.draft import Draft
from bot.library.lint import protected
from bot.library.lint_papers import uncitable
from bot.library.page import Page, Where
from bot.library.shapes import Words

# Beside the protected traits: what no interviewer asks, because an honest answer would say who
# somebody is. Stems, found at the beginning of a word.
PRIVATE = (
    "married", "marital", "husband", "wife", "spouse", "family", "child", "kids", "church",
    "mosque", "synagogue", "faith", "pray", "vote", "politic", "trade union", "how old",
    "your age", "birthday", "were you born", "your origin", "are you from", "health", "illness",
    "sick", "medication", "citizen", "passport",
    "verheiratet", "familie", "kinder", "kirche", "glaube", "partei", "gewerkschaft",
    "wie alt", "geboren", "stammen sie", "gesundheit", "krank", "staatsbürger",
    "casad", "família", "filhos", "igreja", "partido", "sindicato", "idade", "nasceu",
    "saúde", "doença", "cidadania",
)  # fmt: skip
_PRIVATE = re.compile(r"(?<![^\W\d_])(?:" + "|".join(map(re.escape, PRIVATE)) + ")", re.I)


def check(draft: Draft) -> None:
    """Look at every checklist and topic; mistakes go to the pages."""
    _checklists(draft)
    _topics(draft)


def private(words: str) -> str:
    """Return what in ``words`` asks who somebody is, empty where nothing does."""
    found = _PRIVATE.search(words)
    return protected(words) or (found.group() if found else "")


def _checklists(draft: Draft) -> None:
    seen: set[str] = set()
    for stage, file in draft.checklists.items():
        page = draft.pages[f"checklists/{stage}.yaml"]
        if stage not in STAGES:
            page.wrong((), f"a checklist is called by its stage: one of {', '.join(STAGES)}")
        for at, item in enumerate(file.items):
            if item.id in seen:
                page.wrong(("items", at, "id"), f"`{item.id}` stands in a checklist already")
            seen.add(item.id)
            _steps(draft, page, item.steps, ("items", at, "steps"))
            _sources(draft, page, item.sources, ("items", at, "sources"))
            for key in ("what", "how"):
                _fair(page, getattr(item, key), ("items", at, key))


def _steps(draft: Draft, page: Page, steps: Iterable[str], where: Where) -> None:
    for at, step in enumerate(steps):
        if step not in draft.steps and f"steps/{step}.yaml" not in draft.pages:
            page.wrong((*where, at), f"there is no step `{step}` in knowledge/steps")


def _sources(draft: Draft, page: Page, sources: Iterable[str], where: Where) -> None:
    if not draft.sources:
        return  # a broken list of sources is told by itself
    for at, each in enumerate(sources):
        if wrong := uncitable(each, draft.sources):
            page.wrong((*where, at), wrong)


def _fair(page: Page, words: Words, where: Where) -> None:
    if found := protected(f"{words.en}\n{words.de}\n{words.pt}"):
        page.wrong(
            where,
            f"this names a protected trait (`{found}`); signs are conduct, never who somebody is",
        )


def _topics(draft: Draft) -> None:
    asked: set[str] = set()
    for stem, file in draft.topics.items():
        page = draft.pages[f"questions/{stem}.yaml"]
        _sources(draft, page, file.sources, ("sources",))
        for at, question in enumerate(file.questions):
            if question.ask.en.casefold() in asked:
                page.wrong(("questions", at, "ask"), "another question is the same")
            asked.add(question.ask.en.casefold())
            for key in ("ask", "good_answer"):
                words: Words = getattr(question, key)
                if found := private(f"{words.en}\n{words.de}\n{words.pt}"):
                    told = f"this is about who somebody is (`{found}`); no finalist is asked that"
                    page.wrong(("questions", at, key), told)

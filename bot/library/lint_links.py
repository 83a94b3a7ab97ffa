"""What is wrong with the files about links between applicants: kinds, references, fairness."""

from bot.library.draft import Draft
from bot.library.links import KINDS
from bot.library.lint import protected
from bot.library.lint_papers import uncitable
from bot.library.page import Page
from bot.library.shapes import Words


def check(draft: Draft) -> None:
    """Look at every file; mistakes go to the pages."""
    for stem, file in draft.links.items():
        page = draft.pages[f"links/{stem}.yaml"]
        if stem not in KINDS:
            page.wrong((), f"nothing looks for `{stem}`; there are {', '.join(sorted(KINDS))}")
        if stem in draft.signals:
            page.wrong((), f"a signal is called `{stem}` too; ids are file names and must differ")
        for at, step in enumerate(file.verify):
            if step not in draft.steps and f"steps/{step}.yaml" not in draft.pages:
                page.wrong(("verify", at), f"there is no step `{step}` in knowledge/steps")
        for at, each in enumerate(file.sources if draft.sources else ()):
            if wrong := uncitable(each, draft.sources):
                page.wrong(("sources", at), wrong)
        _fair(page, "title", file.title)
        _fair(page, "why", file.why)


def _fair(page: Page, key: str, words: Words) -> None:
    if found := protected(f"{words.en}\n{words.de}\n{words.pt}"):
        page.wrong((key,), f"this names a protected trait (`{found}`); signs are conduct")

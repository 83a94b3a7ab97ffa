"""What is wrong with pages, playbooks, contacts and triage: sources, references, gaps."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.library.draft import Draft
from bot.library.page import Page
from bot.library.phrases import STORY, Together
from bot.library.shapes import Mistake, SourceFile

REVIEW = 365  # days after which somebody should look through a page again


def check(draft: Draft) -> None:
    """Look at every page; mistakes go to the pages."""
    for name, found in draft.blocks.items():
        page = draft.pages[name]
        if not found:
            page.wrong((), "there is no text under the front matter")
        _asked(draft, name, page)
        for block in found:
            # A company's own rule needs no source; everything else that we say does.
            if not (block.sources or block.leads or name.startswith("policy/")):
                page.told(
                    block.line,
                    "a paragraph or item ends with its sources, such as [fbi-2025-01-23]",
                )
            for each in block.sources:
                wrong = uncitable(each, draft.sources)
                if wrong:
                    page.told(block.line, wrong)
    _playbooks(draft)
    _translations(draft)
    _places(draft)
    if draft.cues:
        _together(draft)
    if draft.playbooks:
        from bot.library.papers import TRIAGE

        for fact in TRIAGE:
            if fact not in draft.triage and f"triage/{fact}.yaml" not in draft.pages:
                _any(draft).told(1, f"the triage fact `{fact}` has no file in triage/")


def _asked(draft: Draft, name: str, page: Page) -> None:
    """Tell of asks that stand under a heading which the page does not have."""
    value = page.value if isinstance(page.value, dict) else {}
    headings = {" - ".join(block.headings) for block in draft.blocks[name]}
    headings |= {block.headings[0] for block in draft.blocks[name] if block.headings}
    for heading in value.get("asked_under", {}):
        if heading not in headings and heading != value.get("title"):
            page.wrong(("asked_under", heading), "the page has no such heading")


def uncitable(source: str, sources: Mapping[str, SourceFile]) -> str:
    """Return why a source may not be cited, empty where it may."""
    known = sources.get(source)
    if known is None:
        return f"there is no source `{source}` in sources.yaml"
    if known.background:
        return f"`{source}` is background only; cite what it retells"
    if known.read == "memory":
        return f"nobody has read `{source}` (read: memory); look it up"
    return ""


def _any(draft: Draft) -> Page:
    return next(page for name, page in draft.pages.items() if name.startswith("playbooks/"))


def _playbooks(draft: Draft) -> None:
    ranks: set[int] = set()
    for playbook in draft.playbooks.values():
        if playbook.rank in ranks:
            told = f"another playbook has the rank {playbook.rank}, too"
            draft.pages[f"playbooks/{playbook.id}.md"].wrong(("rank",), told)
        ranks.add(playbook.rank)
    if draft.playbooks and sum(each.otherwise for each in draft.playbooks.values()) != 1:
        _any(draft).told(1, "exactly one playbook has `otherwise: true`: where nothing else fits")
    for playbook in draft.playbooks.values():
        page = draft.pages[f"playbooks/{playbook.id}.md"]
        for step in (step for phase in playbook.phases for step in phase.steps):
            if step.then and step.then not in draft.playbooks:
                page.wrong((), f"step `{step.id}`: there is no playbook `{step.then}`")


def _translations(draft: Draft) -> None:
    from bot.library import translations

    for (language, stem), translation in draft.translations.items():
        page = draft.pages[f"playbooks/{language}/{stem}.md"]
        if stem in draft.playbooks:
            translations.check(draft.playbooks[stem], translation, page)
        elif f"playbooks/{stem}.md" not in draft.pages:
            page.wrong((), f"there is no playbook `{stem}` to be the translation of")


def _untranslated(draft: Draft, folder: str) -> Iterator[Mistake]:
    """Yield what of the playbooks is still English in a language that the folder speaks."""
    from bot.library import translations

    for stem, playbook in draft.playbooks.items():
        for language, texts in draft.wording.items():
            name = f"{folder}/playbooks/{language}/{stem}.md"
            known = draft.translations.get((language, stem))
            if known is None:
                yield Mistake(f"{folder}/playbooks/{stem}.md", 1, f"there is no {name} yet")
            else:
                yield from translations.notes(playbook, known, name)
            when = {step.by for phase in playbook.phases for step in phase.steps if step.by}
            if lacking := sorted(when - texts.keys()):
                told = f"not in wording/{language}.yaml yet: by {'; '.join(lacking)}"
                yield Mistake(f"{folder}/playbooks/{stem}.md", 1, told)


def _places(draft: Draft) -> None:
    codes = {file.jurisdiction for file in draft.places.values()}
    seen: set[str] = set()
    covered: set[str] = set()
    for stem, file in draft.places.items():
        page = draft.pages[f"contacts/{stem}.yaml"]
        if file.jurisdiction in seen:
            page.wrong(("jurisdiction",), f"another file is about {file.jurisdiction}, too")
        seen.add(file.jurisdiction)
        for code in sorted(set(file.within) - codes):
            page.wrong(("within",), f"no file in contacts/ is about {code}")
        for code in file.covers:
            if code in codes or code in covered:
                page.wrong(("covers",), f"another file is about {code}")
            covered.add(code)
        cited = [(("contacts", at), each.sources) for at, each in enumerate(file.contacts)]
        cited += [(("clocks", at), each.sources) for at, each in enumerate(file.clocks)]
        for where, sources in cited:
            for wrong in filter(None, (uncitable(each, draft.sources) for each in sources)):
                page.wrong((*where, "sources"), wrong)


def _together(draft: Draft) -> None:
    """Say which rule of what is told together names something that nobody can tell."""
    from bot.library.papers import TRIAGE

    known = {*draft.cues, *draft.phrases, *TRIAGE, STORY}
    rules: list[tuple[str, str, tuple[Together, ...]]] = []
    for stem, phrases in draft.phrases.items():
        rules.append((f"phrases/{stem}.yaml", "together", phrases.together))
    for stem, facts in draft.triage.items():
        rules.append((f"triage/{stem}.yaml", "together", facts.together))
        rules.append((f"triage/{stem}.yaml", "together_no", facts.together_no))
    for name, key, found in rules:
        for at, rule in enumerate(found):
            for each in (*rule.all_of, *rule.some_of, *rule.none_of):
                if each not in known and f"cues/{each}.yaml" not in draft.pages:
                    draft.pages[name].wrong((key, at), f"there is no cue `{each}` in cues/")
    for stem in set(draft.cues) & {*draft.phrases, *TRIAGE}:
        draft.pages[f"cues/{stem}.yaml"].wrong((), "a fact or an intent is called so, too")


def notes(draft: Draft, folder: str, today: date) -> Iterator[Mistake]:
    """Yield what is no mistake and still wants somebody's hand."""
    from bot.library.passages import stale

    for each in draft.signals.values():
        if each.file.status == "draft":
            told = "a draft: set status: stable to have it loaded"
            yield Mistake(f"{folder}/signals/{each.file.area}/{each.id}.yaml", 1, told)
    for stem, step in draft.steps.items():
        if step.status == "draft":
            told = "a draft: set status: stable to have it loaded"
            yield Mistake(f"{folder}/steps/{stem}.yaml", 1, told)
    for name, file in draft.papers.items():
        if file.status == "draft":
            yield Mistake(f"{folder}/{name}.md", 1, "a draft: leave `status` out to have it loaded")
        if file.status == "template":
            yield Mistake(
                f"{folder}/{name}.md", 1, "a template: adapt it, then set status: adopted"
            )
        if stale(file.reviewed, today, REVIEW):
            yield Mistake(
                f"{folder}/{name}.md", 1, f"last reviewed {file.reviewed}: look through it"
            )
    for playbook in draft.playbooks.values():
        if stale(playbook.reviewed, today, REVIEW):
            told = f"last reviewed {playbook.reviewed}: look through it"
            yield Mistake(f"{folder}/playbooks/{playbook.id}.md", 1, told)
    yield from _untranslated(draft, folder)
    listed = {f"checklists/{stem}": each.reviewed for stem, each in draft.checklists.items()}
    listed |= {f"questions/{stem}": each.reviewed for stem, each in draft.topics.items()}
    for name, reviewed in listed.items():
        if stale(reviewed, today, REVIEW):
            yield Mistake(f"{folder}/{name}.yaml", 1, f"last reviewed {reviewed}: look through it")
    company = draft.organisation
    if company is not None:
        page = draft.pages["organisation.yaml"]
        if company.name.startswith("["):
            yield Mistake(page.name, page.line(("name",)), "put your company's name here")
        missing = [role for role, who in company.roles.items() if who.reach.startswith("[tel")]
        if missing:
            told = f"nobody can be reached yet as {', '.join(missing)}"
            yield Mistake(page.name, page.line(("roles", missing[0])), told)

"""A checklist and a topic of questions to lay into the small clean folder."""

CHECKLIST = "checklists/onboarding.yaml"
TOPIC = "questions/own-work.yaml"

LISTS: dict[str, str | None] = {
    CHECKLIST: """\
title: when somebody starts
asked_as: [first day of a remote hire]
reviewed: 2026-11-21
items:
  - id: serial
    covers: [ONB-12]
    what: Serial number of another machine
    seen_by: it
    areas: [equipment]
    weight: strong
    how: IT compares it with the shipping record.
    innocent_reasons:
      - A warranty swap.
      - IT made a mix-up.
    clears: IT confirms the asset.
    steps: [live-call]
    sources: [advisory]
  - id: address
    covers: [ONB-03]
    what: One address for two workers
    seen_by: hr
    areas: [equipment, identity]
    weight: moderate
    how: HR compares the addresses.
    innocent_reasons: [A couple.]
    clears: Both are asked.
    steps: [live-call]
    sources: [advisory]
""",
    TOPIC: """\
title: Own work
stage: interview
purpose: Questions about own work show what somebody did.
asked_as: [talk about past projects]
reviewed: 2026-11-21
sources: [advisory]
questions:
  - {ask: "What did you build?", good_answer: One piece., note: Names may be left out.}
  - {ask: "What went wrong?", good_answer: A failure.}
  - {ask: "Who used it?", good_answer: Somebody.}
  - {ask: "How was it tested?", good_answer: Somehow.}
  - {ask: "What came next?", good_answer: A plan.}
""",
}


def altered(name: str, old: str, new: str) -> dict[str, str | None]:
    """Return the two files with one text in one of them replaced."""
    text = LISTS[name]
    assert text is not None and text.count(old) == 1, (old, text)
    return {**LISTS, name: text.replace(old, new)}

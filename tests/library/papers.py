"""Pages, playbooks, contacts and triage to lay into the small clean folder."""

from collections.abc import Mapping

from bot.library.papers import TRIAGE

GUIDANCE = "guidance/interview/camera.md"
POLICY = "policy/camera.md"
PLAYBOOK = "playbooks/suspected.md"
CONTACTS = "contacts/eu.yaml"
ORGANISATION = "organisation.yaml"

_TRIAGE = """\
title: It is so
question: Is it so?
rank: 1
"yes": {en: [it is so]}
"no": {en: [it is not]}
examples:
  "yes": [one, two, three]
  "no": [four, five, six]
  open: [seven]
"""

PAPERS: Mapping[str, str] = {
    GUIDANCE: """\
---
title: The camera in interviews
asked_as:
  - can we insist on video
jurisdictions: []
owner: security
reviewed: 2026-11-21
---
Everyone is asked to have the camera on. [advisory]

## When the camera stays off
These ways are open:

- Another time is offered, e.g. the next day. A meeting in person is offered. [advisory]
- A form is sent. [advisory]
""",
    POLICY: """\
---
title: Our rule for the camera
owner: hr
reviewed: 2026-11-21
status: template
---
Every candidate is asked to have the camera on.
""",
    PLAYBOOK: """\
---
title: You suspect somebody
rank: 1
otherwise: true
opens_on: ["access, not threat"]
urgency: now
owner: security
reviewed: 2026-11-21
---
Protect the systems. [advisory]

## Now
### Do
- `keep` Keep the message. (who: receiver; by: at once) [advisory]
- `cut` Cut the access. (who: security, it; by: first hour; only_if: access, not keys) [advisory]
### Do not
- Do not pay. [advisory]

## Day 1
- `report` Report it. (who: counsel; by: day 1; then: suspected) [advisory]
""",
    CONTACTS: """\
title: European Union
jurisdiction: EU
reviewed: 2026-11-21
named: {en: [european union]}
contacts:
  - id: police
    name: The police
    kind: police
    reach: a telephone
    for: Report it.
    sources: [advisory]
clocks:
  - id: gdpr-33
    regime: GDPR Article 33
    limit: {hours: 72}
    starts: awareness
    from: becoming aware
    applies: when personal data is affected
    sources: [advisory]
""",
    ORGANISATION: """\
name: "[your company]"
roles:
  security: {title: Security lead, reach: "[telephone]"}
""",
    "lists/silent-words.yaml": """\
title: Words that say nothing
kind: names
entries: [which, do, the, of, to, when, are, after, how, many, we, "on", that, is, it, right]
""",
    **{f"triage/{fact}.yaml": _TRIAGE for fact in TRIAGE},
}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """Return the papers with one text in one file replaced."""
    assert PAPERS[name].count(old) == 1, (old, PAPERS[name])
    return {**PAPERS, name: PAPERS[name].replace(old, new)}

"""A file about links to lay into the small clean folder."""

LINK = "links/shared-contact.yaml"
CONTENT = """\
title: Another applicant gave the same contact
area: contact
stage: profile
covers: [SRC-12]
weight: strong
many: 15
why: One operator, many names.
innocent_reasons:
  - An agency.
widely: Most likely an agency.
clears: A second way to reach them.
verify: [live-call]
sources: [advisory]
since: 2026-11-29
"""

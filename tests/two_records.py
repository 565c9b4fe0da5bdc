"""A short record of a decision, for tests of what is done to a register of two."""

RECORD = """\
ref: {ref}
title: {title}
status: made
category: Finance
decided: 2026-03-02
publish_on: 2026-03-05
decision_makers:
  - role: Police and Crime Commissioner
summary:
  - The cost is shared.
signatories:
  - role: Police and Crime Commissioner
    capacity: decision-maker
    signed: 2026-03-02
"""

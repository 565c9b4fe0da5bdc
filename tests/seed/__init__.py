"""The real decision that the project began with, and its office: the tests keep their own copy.

An office that takes the repository over replaces `decisions/` and `mkdocs.yml`, and the tests still pass.
"""

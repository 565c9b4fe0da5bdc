"""The text of a pipeline → what in it would hand keys to strangers.

Comes in: a path and its bytes. Goes out: faults. What a pipeline is for is not judged.
"""

import re
from collections.abc import Iterator

from generator.guard.rules import PIPELINE, Fault, Policy

_PIPELINES = re.compile(r"\.github/workflows/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab/.+\.ya?ml|\.ci/.+", re.ASCII)
_STRANGERS = re.compile(rb"^[^#\n]*\bpull_request_target\b", re.MULTILINE)
_KEYS = re.compile(rb"^[^#\n]*(?:\bAGE_[A-Z_]*KEY|\bAGE_IDENTIT|\bmake +unseal\b|\bKEY=)", re.MULTILINE)


def is_pipeline(path: str) -> bool:
    """Whether a path is that of a pipeline of GitHub, GitLab or this project."""
    return bool(_PIPELINES.fullmatch(path))


def faults_of(data: bytes, policy: Policy) -> Iterator[Fault]:
    """Everything in a pipeline that may not be."""
    if _STRANGERS.search(data):
        yield Fault(PIPELINE, "A pipeline that runs what strangers propose (pull_request_target)")
    if policy.is_public and _KEYS.search(data):
        yield Fault(PIPELINE, "A pipeline that asks for a key of Part 2")

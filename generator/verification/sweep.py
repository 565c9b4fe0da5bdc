"""The haystack through all cores: every file examined, or known to be clean from the last run.

A worker is given the secrets once, and hands back leaks, files that cannot be read, and digests of what was clean.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.documents import Unreadable
from generator.verification.haystack import Haystack, Straw, name_fragments, texts_of
from generator.verification.leaks import Examiner, Leak
from generator.verification.loading import content_digest
from generator.verification.memory import Memory, file_digest
from generator.verification.origins import asks_another_host

_BATCH = 4_000_000  # bytes
_WORTH_A_SECOND_CORE = 4_000_000  # bytes


@dataclass(slots=True)
class Sweep:
    """What came of it: `barred` are files that could not be read, with why; `sealed` those that are a secret file;
    `asking` those that make a browser ask another host."""

    leaks: list[Leak] = field(default_factory=list)
    barred: list[tuple[str, str]] = field(default_factory=list)
    sealed: list[tuple[str, int]] = field(default_factory=list)
    asking: list[str] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    known: int = 0

    def add(self, other: "Sweep") -> None:
        """Take in what another part of the work found."""
        self.leaks += other.leaks
        self.barred += other.barred
        self.sealed += other.sealed
        self.asking += other.asking
        self.clean += other.clean
        self.known += other.known


@dataclass(frozen=True, slots=True)
class Worker:
    """All that one process needs."""

    examiner: Examiner
    sealed: dict[bytes, int]
    memory: Memory

    def examine(self, straws: Sequence[Straw]) -> Sweep:
        """A batch of files."""
        found = Sweep()
        for straw in straws:
            self._one(straw, found)
        return found

    def _one(self, straw: Straw, found: Sweep) -> None:
        try:
            data = straw.path.read_bytes()
            digest = file_digest(self.memory.key, straw.name, data)
            if self.memory.knows(digest):
                found.known += 1
                found.clean.append(digest)
                return
            leaks = self.examiner.examine(straw.name, texts_of(straw.name, data))
        except Unreadable as unreadable:
            found.barred.append((straw.name, unreadable.reason))
            return
        except OSError:
            found.barred.append((straw.name, "It cannot be opened."))
            return
        record = self.sealed.get(content_digest(data))
        found.sealed += [] if record is None else [(straw.name, record)]
        found.leaks += leaks
        asks = asks_another_host(straw.name, data)
        found.asking += [straw.name] if asks else []
        if not (leaks or asks) and record is None:
            found.clean.append(digest)


_WORKER: list[Worker] = []


def sweep(haystack: Haystack, examiner: Examiner, sealed: dict[bytes, int], memory: Memory) -> Sweep:
    """Examine every file and the names of all folders."""
    worker = Worker(examiner, sealed, memory)
    found = Sweep(barred=list(haystack.barred))
    for name in haystack.folders:
        try:
            found.leaks += worker.examiner.examine(name, name_fragments(name))
        except Unreadable as unreadable:
            found.barred.append((name, unreadable.reason))
    for part in _parts(worker, haystack.straws):
        found.add(part)
    return found


def _parts(worker: Worker, straws: Sequence[Straw]) -> Iterator[Sweep]:
    batches = list(_batches(straws))
    cores = min(len(batches), os.cpu_count() or 1)
    if cores < 2 or sum(straw.size for straw in straws) < _WORTH_A_SECOND_CORE:
        yield from map(worker.examine, batches)
        return
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
    with context.Pool(cores, _begin, (worker,)) as pool:
        yield from pool.imap_unordered(_examine, batches)


def _begin(worker: Worker) -> None:
    _WORKER[:] = [worker]


def _examine(straws: Sequence[Straw]) -> Sweep:
    return _WORKER[0].examine(straws)


def in_order(straws: Sequence[Straw]) -> list[Straw]:
    """The largest first, so that no core waits at the end; it keeps most of the papers apart from the pages, too."""
    return sorted(straws, key=lambda one: -one.size)


def _batches(straws: Sequence[Straw]) -> Iterator[list[Straw]]:
    batch: list[Straw] = []
    size = 0
    for straw in in_order(straws):
        batch.append(straw)
        size += straw.size
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch

"""What the guard refuses, and what it says of a fault: which rule, and where, and never the words themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.catalogue import Rule, define

UNSEEN = define(
    "GUARD-01",
    """The guard looks through all that would be sent, so it needs git, a repository, and the whole of its
    history. Where it cannot look, nothing is let pass.""",
    source="Part One",
)
PLAIN_PART2 = define(
    "GUARD-02",
    """Where the settings say that Part 2 is sealed, no plain text of it is committed or pushed: not in a record, not in
    a file beside it, under no other name, and in no older commit.""",
    source="Part One",
)
PREVIEW = define(
    "GUARD-03",
    "Pages of the private preview show exempt words, so they are never committed or pushed, saved or printed.",
    source="Part One",
)
ORIGINAL = define(
    "GUARD-04",
    """Office documents, e-mails and archives carry comments, tracked changes, hidden sheets and whole exempt reports;
    their originals stay outside the repository. A record takes their text, a PDF or a CSV.""",
    source="Part One",
)
SECRET_KEY = define(
    "GUARD-05",
    """Keys stay outside the repository. Whoever has the history of a repository has every key that was ever in it, and
    can read whatever was sealed for it.""",
    source="Part One",
)
BUILT = define(
    "GUARD-06",
    "What is built is not committed: `site/` and `build/` are made anew from the records, and verified each time.",
    source="Part One",
)
RECORD = define(
    "GUARD-07",
    """A public repository holds the public data and the hand-written pages, and never a record or a Part 2, in any
    commit: a record holds what is withheld beside what is public.""",
    source="Part One",
)
CIPHERTEXT = define(
    "GUARD-08",
    """Nothing sealed stands in a public repository. Everyone could keep it for the day on which a key is lost, and its
    size and its changes tell something at once.""",
    source="Part One",
)
ELSEWHERE = define(
    "GUARD-09",
    """Nothing is sent past the guard. Git LFS keeps files where the guard does not see them, and a submodule of a
    public repository names a private one.""",
    source="Part One",
)
PIPELINE = define(
    "GUARD-10",
    """A pipeline does not run what strangers propose with the keys of the office (`pull_request_target`), and the
    pipeline of a public repository has no key of Part 2 at all.""",
    source="Part One",
)
HOOKS = define(
    "GUARD-11",
    """`make guard` installs its hooks in the repository itself. Where git takes its hooks from a folder that other
    repositories share, nothing is changed there.""",
    source="Part One",
)
TELLING = define(
    "GUARD-12",
    """Messages of commits and names of branches and tags are mailed, logged and shown on boards, so they hold nothing
    that a record withholds.""",
    source="Part One",
)
Tells = Callable[[str], bool]  # whether a text tells what a record withholds


@dataclass(frozen=True, slots=True)
class Policy:
    """What the settings say: whether anybody may read the repository, and whether Part 2 must be sealed."""

    is_public: bool = False
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that is broken; `what` is a noun phrase for what was found, without a word of it."""

    rule: Rule
    what: str

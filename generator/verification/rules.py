"""What the verifier can have to say, under its codes. Nothing here quotes a value, its surroundings, length or hash."""

from generator.catalogue import define

_SOURCE = "Part One verification"
LEAK = define(
    "LEAK-01",
    """Nothing that is withheld, and nothing of Part 2, of a draft, of a record whose day has not come or of a removed
    one, stands anywhere in the finished site: in no text, tag, attribute, comment, script, data file, picture's
    metadata, PDF or file name, and in no common encoding of one.""",
    source=_SOURCE,
)
UNSEEN = define(
    "LEAK-02",
    """Every file of the finished site is of a type that the verifier can read through and through. What cannot be read
    cannot be cleared, so it stops the build.""",
    source=_SOURCE,
)
SEALED_FILE = define(
    "LEAK-03",
    "No file of the finished site is, byte for byte, a withheld attachment or a file that its record does not publish.",
    source=_SOURCE,
)
IN_LOG = define(
    "LEAK-04", "The log of the build holds nothing exempt: logs are kept, mailed and shown.", source=_SOURCE
)
ASKS = define(
    "LEAK-05",
    """No file of the finished site makes a reader's browser ask another host for a script, a style, a picture or
    anything else: that host would learn who reads which decision, and nobody has checked what it sends back.""",
    source=_SOURCE,
)
STRANGE = define(
    "LEAK-06",
    """Every decision on the finished site is a public one of the records that were read. A page of any other was made
    from something that nobody has checked, or the verifier was given other records than those of the site.""",
    source=_SOURCE,
)
NO_RECORDS = define(
    "VERIFY-01",
    """The verifier is given the folder of the records, with at least one record in it: where there is none, nothing can
    be looked for, and a clean verdict would say nothing. Only a register that is just beginning has none, and then
    `make site` certifies a public bundle without a decision.""",
    source=_SOURCE,
)
UNREADABLE_RECORD = define(
    "VERIFY-02", "Every record and every Part 2 can be read by the person who verifies.", source=_SOURCE
)
BLIND = define(
    "VERIFY-03",
    """Before each run the verifier looks for words of its own making, hidden in more than thirty ways. If one
    of them is not found, its verdict would be worth nothing.""",
    source=_SOURCE,
)
MISCOUNTED = define(
    "VERIFY-04",
    """The number of secrets that the verifier looks for is the number that the records declare, counted another way.
    If the two differ, a secret may have been lost.""",
    source=_SOURCE,
)
NO_SITE = define("VERIFY-05", "The verifier is given a finished site: a folder with at least one file.", source=_SOURCE)
PART2_ABSENT = define(
    "PART2-06",
    """Where a record declares a Part 2 and its papers are nowhere at hand, the finished site cannot be searched for
    them. The build stops unless it is told so; the certificate then says that Part 2 was absent.""",
    source=_SOURCE,
)

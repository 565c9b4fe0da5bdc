"""Part 2 at rest: sealed with age for several people, opened in memory alone."""

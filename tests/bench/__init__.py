"""`make bench`: how long each step takes, how much memory and how many bytes, beside MkDocs alone in the same run."""

"""`make mutants MODULE=…`: the checks changed one sign at a time, to see whether a test notices."""

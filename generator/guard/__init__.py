"""The guard of the repository: what may not be committed or pushed. Reads git's objects and no records."""

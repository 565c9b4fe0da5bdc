"""Runs a step so that it can open what it is given and nothing else; knows nothing of records or pages."""

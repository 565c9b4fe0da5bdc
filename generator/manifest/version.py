"""The version of the program, which a certificate names. `pyproject.toml` takes it from here."""

VERSION = "0.1.0"

"""Lets `python -m generator` stand for the program."""

import sys

from generator.cli import main

sys.exit(main())

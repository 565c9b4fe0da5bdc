"""Advice on what in Part 1 may have been meant to be withheld: suggestions, never decisions."""

"""The private preview: everything of a record, withheld or not, for the office alone."""

"""What must hold of a record and of a register beyond shape, one topic a file."""

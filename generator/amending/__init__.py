"""Changes to a record that was published: released, withheld, taken down, given another number, taken the place of."""

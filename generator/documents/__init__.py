"""Any file → the texts that it holds. Knows nothing of decisions."""

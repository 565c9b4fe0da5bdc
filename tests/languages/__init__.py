"""Keeps the catalogues of words whole: what the code says is what they translate."""

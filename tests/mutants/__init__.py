"""Leaks planted on purpose, and the layer that must catch each: the proof of the proof."""

"""Any file → the texts that it holds. Knows nothing of decisions."""

from generator.documents.fragment import MAX_DEPTH, Fragment, Unreadable
from generator.documents.reading import fragments

__all__ = ["MAX_DEPTH", "Fragment", "Unreadable", "fragments"]

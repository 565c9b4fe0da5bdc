"""The one room that reads YAML: bytes → plain values, with a position for each."""

from generator.yaml_text.document import Document, Pointer, Tree, read_yaml

__all__ = ["Document", "Pointer", "Tree", "read_yaml"]

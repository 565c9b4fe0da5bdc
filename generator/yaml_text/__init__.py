"""The one room that reads YAML: bytes → plain values, with a position for each."""

from generator.yaml_text.comments import comments_in
from generator.yaml_text.document import Document, read_yaml
from generator.yaml_text.tree import Pointer, Tree

__all__ = ["Document", "Pointer", "Tree", "comments_in", "read_yaml"]

"""What a YAML file is once it is read: text, lists and mappings, and addresses in them."""

from typing import TypeAlias, Union

Tree: TypeAlias = Union[str, list["Tree"], dict[str, "Tree"]]
Pointer: TypeAlias = tuple[str | int, ...]


def value_at(tree: Tree, pointer: Pointer) -> Tree | None:
    """The value at `pointer`; None where there is none."""
    value: Tree | None = tree
    for step in pointer:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value

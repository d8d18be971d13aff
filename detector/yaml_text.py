"""Parse YAML that anyone may have written: no code, no deep nesting, no growth by aliases."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from yaml.constructor import ConstructorError

try:  # libyaml reads configs/ in a tenth of the time; its wheels carry it on common systems
    from yaml import CSafeLoader as _SafeLoader
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

MOST_NESTED: Final = 20
"""Levels of nesting; the parser of a text nested thousands deep would run out of stack."""
MOST_REPEATED: Final = 10_000
"""Nodes that aliases may add; nine lines of ten aliases each can stand for a billion."""

MOST_SHOWN: Final = 40
"""Characters of a wrong value that a message repeats."""

_TEXT: Final = "tag:yaml.org,2002:str"


class YamlError(ValueError):
    """What is wrong with a text, in one line; `line` counts from 1, and is None if unknown."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


class _Loader(_SafeLoader):
    """The safe loader with YAML 1.2's booleans: `on` and `no` in a word list are words.

    A key given twice is an error, where YAML's own loader keeps the last and drops the first.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """Construct the keys and values of `node`; ConstructorError on a repeated key."""
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                problem = f"the key {key.value} is given twice"
                raise ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Construct `node`; ConstructorError on what looks like a number or a date and is none."""
        if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):  # most are: without detours
            return node.value
        try:
            return super().construct_object(node, deep=deep)
        except (ArithmeticError, AttributeError, LookupError, ValueError) as error:
            kind = node.tag.rpartition(":")[2]
            problem = f"{str(node.value)[:MOST_SHOWN]} is no {kind}"
            raise ConstructorError(None, None, problem, node.start_mark) from error


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def parse_yaml(text: str) -> tuple[yaml.Node | None, Any]:
    """The tree of the one document in `text`, which knows the lines, and its value.

    Raises YamlError.
    """
    try:
        _refuse_excess(text)
        loader = _Loader(text)
        tree = loader.get_single_node()
        return tree, loader.construct_document(tree) if tree else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise YamlError(str(error.problem), mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0]) from error


def _refuse_excess(text: str) -> None:
    """Raise YamlError for nesting and aliases beyond the bounds, before anything is built."""
    nodes = repeated = 0
    sizes: dict[str | None, int] = {}
    opened: list[tuple[str | None, int]] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                raise YamlError(
                    f"*{event.anchor} repeats what does not end before it", _line(event)
                )
            nodes += sizes[event.anchor]
            repeated += sizes[event.anchor]
        elif isinstance(event, yaml.ScalarEvent):
            nodes += 1
            sizes[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            opened.append((event.anchor, nodes))
            nodes += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = opened.pop()
            sizes[anchor] = nodes - before
        if len(opened) > MOST_NESTED:
            raise YamlError(f"nested more than {MOST_NESTED} levels deep", _line(event))
        if repeated > MOST_REPEATED:
            raise YamlError(f"aliases repeat more than {MOST_REPEATED} values", _line(event))


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None

"""Read a YAML file of `configs/` into a strict model, or say which field of which line is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from yaml.constructor import ConstructorError

from detector.errors import ConfigError

try:  # libyaml reads configs/ in a tenth of the time; its wheels carry it on common systems
    from yaml import CSafeLoader as _SafeLoader
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


class Loader(_SafeLoader):
    """The safe loader with YAML 1.2's booleans: `on` and `no` in a word list are words.

    A key given twice is an error, where YAML's own loader keeps the last and drops the first.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """Construct the keys and values of `node`; ConstructorError on a repeated key."""
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                problem = f"the key {key.value} is given twice"
                raise ConstructorError(None, None, problem, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

Location = tuple[int | str, ...]


class StrictModel(BaseModel):
    """Base of all configuration: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=StrictModel)


class Document(NamedTuple):
    """A YAML file as read: its text, its nodes, which know their lines, and the data they make."""

    path: Path
    text: str
    tree: yaml.Node | None
    data: Any

    def line_of(self, location: Location) -> int:
        """The 1-based line of the deepest node on `location` that the document has."""
        node = self.tree
        line = node.start_mark.line + 1 if node else 1
        for part in location:
            if isinstance(node, yaml.MappingNode):
                found = [(key, value) for key, value in node.value if key.value == str(part)]
                if not found:
                    break
                key, node = found[0]
                line = key.start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                if part >= len(node.value):
                    break
                node = node.value[part]
                line = node.start_mark.line + 1
        return line


def read_yaml(path: Path) -> Document:
    """Parse `path`; raises ConfigError with file and line where it is no YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {_first_line(error)}") from error
    try:
        loader = Loader(text)
        tree = loader.get_single_node()
        return Document(path, text, tree, loader.construct_document(tree) if tree else None)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: not valid YAML: {_first_line(error)}") from error


def load_yaml(path: Path, model: type[Model]) -> Model:
    """Parse and validate `path`; raises ConfigError with file, line, field and what is wrong."""
    document = read_yaml(path)
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        line = document.line_of(first["loc"])
        field = ".".join(str(part) for part in first["loc"]) or "(whole file)"
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise ConfigError(f"{path}:{line}: {field}: {first['msg']}{more}") from error


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__

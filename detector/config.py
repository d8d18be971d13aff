"""Read a YAML file of `configs/` into a strict model, or say which field of which line is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Final, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from detector.errors import ConfigError
from detector.yaml_text import YamlError, parse_yaml

Location = tuple[int | str, ...]

_REMEDIES: Final = {
    "extra_forbidden": "; check its spelling, or remove it",
    "missing": "; add it",
}
"""What to do about those errors of pydantic that do not say it themselves."""


class StrictModel(BaseModel):
    """Base of all configuration: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    MAY_BE_EMPTY: ClassVar[frozenset[str]] = frozenset()
    """Fields of texts of which one may be empty: elsewhere it is a slip, and would be anywhere."""

    @field_validator("*", mode="before")
    @classmethod
    def _no_empty_text_in_a_list(cls, value: Any, field: ValidationInfo) -> Any:
        listed = [value, *value.values()] if isinstance(value, dict) else [value]
        if field.field_name not in cls.MAY_BE_EMPTY and any(
            isinstance(texts, list | dict) and "" in texts for texts in listed
        ):
            raise ValueError('an empty text, ""; remove it')
        return value


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
        text = read_text(path)
        return Document(path, text, *parse_yaml(text))
    except YamlError as error:
        place = f"{path}:{error.line}" if error.line else str(path)
        raise ConfigError(f"{place}: not valid YAML: {error}; mend it") from error


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
        remedy = _REMEDIES.get(first["type"], "")
        raise ConfigError(f"{path}:{line}: {field}: {first['msg']}{remedy}{more}") from error


def read_text(path: Path) -> str:
    """The text of a configuration file, without BOM; raises ConfigError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such file; copy the one of the shipped configs/") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(f"{path}: cannot be read: {reason}; make it readable") from error

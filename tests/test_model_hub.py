"""Which model --model means, and what is said when the hub cannot give it."""

from __future__ import annotations

from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import constants
from typer.testing import CliRunner

from detector.cli import app
from detector.errors import ModelError
from detector.model_hub import ModelSource, model_source, presets, pull

run = CliRunner().invoke


@pytest.mark.parametrize("name", sorted(presets()))
def test_a_preset_is_pinned_to_a_full_commit(name: str) -> None:
    preset = presets()[name]
    assert len(preset.revision) == 40
    assert int(preset.revision, 16)
    assert model_source(name) == ModelSource(preset.repository, preset.revision)


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ("owner/name", ModelSource("owner/name")),
        ("owner/name@v1", ModelSource("owner/name", "v1")),
        ("./folder", ModelSource("./folder")),
        ("@odd", ModelSource("@odd")),
    ],
)
def test_names_folders_and_revisions(given: str, source: ModelSource) -> None:
    assert model_source(given) == source


def test_a_folder_may_have_an_at_sign(tmp_path: Path) -> None:
    folder = tmp_path / "model@home"
    folder.mkdir()
    assert model_source(str(folder)) == ModelSource(str(folder))


def test_offline_says_how_to_get_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set") as caught:
        pull(ModelSource("owner/name"))
    assert "\n" not in str(caught.value)


def test_an_unreachable_hub_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise OSError("no route to host\nand a traceback")

    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", unreachable)
    result = run(app, ["models", "pull", "mdeberta"])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "no route to host; check the name and the connection" in result.stderr


def test_only_safe_files_are_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = {}

    def download(name: str, **options: object) -> str:
        asked.update(options, name=name)
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", download)
    result = run(app, ["models", "pull", "small"])
    assert result.exit_code == 0
    assert str(tmp_path) in result.stderr
    assert asked["name"] == presets()["small"].repository
    assert asked["revision"] == presets()["small"].revision
    assert "*.safetensors" in asked["allow_patterns"]
    assert not any(".bin" in pattern for pattern in asked["allow_patterns"])


def test_the_list_has_the_embedded_model_and_every_preset() -> None:
    result = run(app, ["models", "list"])
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines()]
    assert names == ["embedded", *presets()]


@pytest.mark.parametrize("name", ["embedded", "mdeberta", "owner/name"])
def test_info_names_the_model_and_its_revision(name: str) -> None:
    result = run(app, ["models", "info", name])
    assert result.exit_code == 0
    assert "model: " in result.stdout
    assert "revision: " in result.stdout


def test_the_embedded_model_is_not_pulled() -> None:
    result = run(app, ["models", "pull", "embedded"])
    assert result.exit_code == 2
    assert "nothing to download" in result.stderr

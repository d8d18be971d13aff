"""`detector models`: which NLI models there are, what is known of them, and fetching one."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from detector.cli_options import AsJson
from detector.console import echo_lines, print_result, say
from detector.errors import ModelError
from detector.model_hub import ModelSource, local_copy, model_source, presets, pull
from detector.model_identity import EMBEDDED, EMBEDDED_FOLDER, REVISION_FILE

models_app = typer.Typer(
    help="List, describe and fetch NLI models for --model.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[
    str, typer.Argument(help="A preset, owner/name or owner/name@revision.", show_default=False)
]


@models_app.command("list")
def list_models(*, json_: AsJson = False) -> None:
    """List the embedded model and the presets, and which of them are on this machine.

    Example: detector models list
    """
    rows = [
        {
            "name": EMBEDDED,
            "model": "detector/model",
            "revision": _embedded_record()["revision"],
            "here": True,
            "about": "ships with the package; the default",
        },
        *(
            {
                "name": name,
                "model": preset.repository,
                "revision": preset.revision,
                "here": local_copy(ModelSource(preset.repository, preset.revision)) is not None,
                "about": f"{preset.about} ({preset.megabytes} MB, {preset.license})",
            }
            for name, preset in presets().items()
        ),
    ]
    if json_:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    echo_lines(
        f"{row['name']:<10} {'here' if row['here'] else '-':<5} {row['model']}: {row['about']}"
        for row in rows
    )


@models_app.command("info")
def info(name: Name, *, json_: AsJson = False) -> None:
    """Say where a model lies and which revision --model would use.

    Example: detector models info mdeberta
    """
    if name == EMBEDDED:
        record = _embedded_record()
        print_result({"model": str(EMBEDDED_FOLDER), **record}, as_json=json_)
        return
    source = model_source(name)
    preset = presets().get(name)
    folder = local_copy(source)
    known = {
        "model": source.name,
        "revision": source.revision or "the newest",
        "on_this_machine": str(folder) if folder else "no; run `detector models pull " + name + "`",
        **({"about": preset.about, "license": preset.license} if preset else {}),
    }
    print_result(known, as_json=json_)


@models_app.command("pull")
def pull_model(name: Name) -> None:
    """Download a model, so that later runs need no connection.

    Example: detector models pull mdeberta
    """
    if name == EMBEDDED:
        raise ModelError("embedded: ships with the package, there is nothing to download")
    say(f"{name} is in {pull(model_source(name))}")


def _embedded_record() -> dict[str, object]:
    known: dict[str, object] = json.loads((EMBEDDED_FOLDER / REVISION_FILE).read_text("utf-8"))
    return known

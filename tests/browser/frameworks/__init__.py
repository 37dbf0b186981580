"""Apps of others that hold a check: their packages are fetched, what we wrote of them is here."""

from pathlib import Path

from site_builder.script.engine import deno_path
from tests.browser.packages import PROJECT, install_npm, install_wheels, made_once, run

HERE = Path(__file__).parent
APPS = ("react", "turbo", "vue")


def bundled_apps() -> Path:
    """Return the folder of the apps as classic scripts, by their names."""
    sources = [HERE / name for name in ("deno.json", "deno.lock", *(f"{app}.js" for app in APPS))]
    return made_once("apps", [*sources, Path(__file__)], _bundle)


def mkdocs_material() -> Path:
    """Return the folder of MkDocs with its theme Material, for `PYTHONPATH`."""
    return made_once("mkdocs", [PROJECT], lambda folder: install_wheels("mkdocs", folder))


def _bundle(folder: Path) -> None:
    install_npm(HERE, folder)
    for app in APPS:
        source = folder / f"{app}.source.js"
        source.write_text((HERE / f"{app}.js").read_text("utf-8"), "utf-8")
        options = "--quiet", "--platform=browser", "--format=iife", "--output", f"{app}.js"
        run(folder, deno_path(), "bundle", *options, source.name)

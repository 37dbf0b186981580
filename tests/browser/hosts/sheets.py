"""Style sheets of the pages that others embed a check in, by name; fetched, never committed.

`deno.json` here and groups of `pyproject.toml` pin the packages that they come from.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from tests.browser.frameworks import mkdocs_material
from tests.browser.packages import PROJECT, install_npm, install_wheels, made_once

HERE = Path(__file__).parent

_PACKAGES = "node_modules/.deno"


def _npm(package: str, sheet: str) -> str:
    """Return where Deno puts a sheet of a package; `bootstrap@3` is one of two versions."""
    name = package.split("@")[0] if not package.startswith("@") else package
    return f"{_PACKAGES}/{package.replace('/', '+')}*/node_modules/{name}/{sheet}"


FETCHED: Mapping[str, str] = MappingProxyType(
    {
        "acab reset": _npm("@acab/reset.css", "index.css"),
        "Bootstrap 3": _npm("bootstrap@3", "dist/css/bootstrap.min.css"),
        "Bootstrap 5": _npm("bootstrap@5", "dist/css/bootstrap.min.css"),
        "Bulma": _npm("bulma", "css/bulma.min.css"),
        "Foundation": _npm("foundation-sites", "dist/css/foundation.min.css"),
        "Furo": "furo/theme/furo/static/styles/furo.css",
        "GOV.UK": _npm("govuk-frontend", "dist/govuk/govuk-frontend.min.css"),
        "Infima": _npm("infima", "dist/css/default/default.min.css"),
        "Materialize": _npm("materialize-css", "dist/css/materialize.min.css"),
        "Milligram": _npm("milligram", "dist/milligram.min.css"),
        "MkDocs-Material": "material/templates/assets/stylesheets/main.*.min.css",
        "modern-normalize": _npm("modern-normalize", "modern-normalize.css"),
        "MVP": _npm("mvp.css", "mvp.css"),
        "new reset": _npm("the-new-css-reset", "css/reset.css"),
        "normalize": _npm("normalize.css", "normalize.css"),
        "Pico": _npm("@picocss/pico", "css/pico.min.css"),
        "Primer": _npm("@primer/css", "dist/primer.css"),
        "Read the Docs": "sphinx_rtd_theme/static/css/theme.css",
        "reset": _npm("reset-css", "reset.css"),
        "sanitize": _npm("@unocss/reset", "sanitize/sanitize.css"),
        "Semantic UI": _npm("semantic-ui-css", "semantic.min.css"),
        "Simple": _npm("simpledotcss", "simple.min.css"),
        "Skeleton": _npm("skeleton-css", "css/skeleton.css"),
        "Spectre": _npm("spectre.css", "dist/spectre.min.css"),
        "Tachyons": _npm("tachyons", "css/tachyons.min.css"),
        "Tailwind 3": _npm("@unocss/reset", "tailwind.css"),
        "Tailwind 4": _npm("tailwindcss", "preflight.css"),
        "UIkit": _npm("uikit", "dist/css/uikit.min.css"),
        "Water": _npm("water.css", "out/water.min.css"),
        "WordPress": _npm("undescores-for-npm", "style.css"),
    }
)
"""Where each is found once its package is installed."""


def fetched() -> Mapping[str, str]:
    """Return the sheets by name; fetched once for what is pinned.

    Raises:
        AssertionError: a registry or a package is not there; says why.
    """
    sources = (HERE / "deno.json", HERE / "deno.lock", PROJECT, Path(__file__))
    folder = made_once("sheets", sources, _collect)
    return {name: (folder / f"{name}.css").read_text("utf-8") for name in FETCHED}


def _collect(folder: Path) -> None:
    with TemporaryDirectory() as temporary:
        packages = Path(temporary)
        install_npm(HERE, packages)
        install_wheels("sheets", packages, "--no-deps")
        for name, pattern in FETCHED.items():
            (sheet,) = (*packages.glob(pattern), *mkdocs_material().glob(pattern))
            shutil.copyfile(sheet, folder / f"{name}.css")

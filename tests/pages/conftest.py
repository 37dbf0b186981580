"""Our site, and the judges, fetched once from where others publish them."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import build
from site_builder.options import Options
from site_builder.verify.browser import browser_path
from site_builder.verify.host import hosted
from tests.browser.packages import install_npm, made_once

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
TRIES = 3
"""Now and then Lighthouse misses the beginning of a load, and says so (`NO_NAVSTART`)."""

PINS = (HERE / "deno.json", HERE / "deno.lock")


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with the judges, as npm packages."""
    return made_once("judges", PINS, lambda folder: install_npm(HERE, folder)) / "node_modules"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Our site's address, for which it is built, and its folder; compressed as hosts do."""
    folder = tmp_path_factory.mktemp("site")
    with hosted(folder, compressed=True) as address:
        build(ROOT, folder, Options(base_url=address))
        yield address, folder


@pytest.fixture(scope="session")
def lighthouse(packages: Path) -> Callable[..., Mapping[str, Any]]:
    """Run Lighthouse, as a phone, on a page; returns its report."""
    command = ("node", str(packages / "lighthouse/cli/index.js"))
    options = ("--output=json", "--quiet", f"--chrome-flags={' '.join(_flags())}")
    environment = {**os.environ, "CHROME_PATH": browser_path()}

    def report(address: str, *categories: str) -> Mapping[str, Any]:
        asked = f"--only-categories={','.join(categories)}"
        for _ in range(TRIES):
            ran = subprocess.run(
                (*command, address, asked, *options),
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if ran.returncode == 0:
                found: Mapping[str, Any] = json.loads(ran.stdout)
                return found
        raise AssertionError(ran.stderr)

    return report


def _flags() -> Iterator[str]:
    yield "--headless=new"
    yield "--disable-background-networking"
    if os.geteuid() == 0:
        yield "--no-sandbox"

"""What the package needs of others is what pyproject.toml declares."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "site_builder").rglob("*.py"))
DISTRIBUTIONS = packages_distributions()
COMES_WITH = {"markupsafe": "jinja2", "pydantic_core": "pydantic"}
"""Modules that others tell to import from, and bring along."""


def declared(requirements: Iterable[str]) -> set[str]:
    """Return the names of packages."""
    return {re.split(r"[^\w-]", each)[0] for each in requirements}


def packages(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the packages of others that imports lead to."""
    for node in nodes:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        tops = {name.partition(".")[0] for name in names} - {"site_builder"}
        for top in tops - sys.stdlib_module_names:
            yield DISTRIBUTIONS[COMES_WITH.get(top, top)][0].lower()


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = declared(PROJECT["dependencies"])
EXTRAS = {name: declared(each) for name, each in PROJECT["optional-dependencies"].items()}


def test_what_is_imported_is_declared() -> None:
    """No more and no less: what comes along with another package need not come tomorrow."""
    trees = (ast.walk(ast.parse(path.read_text("utf-8"))) for path in MODULES)
    assert {name for nodes in trees for name in packages(nodes)} == NEEDED.union(*EXTRAS.values())


def test_what_an_extra_brings_is_imported_late() -> None:
    """Where it is used, so that all else works without; or in what works only with it."""
    for path in MODULES:
        found = set(packages(ast.parse(path.read_text("utf-8")).body))
        own = EXTRAS["verify"] if path.parent.name == "verify" else set()
        assert found <= NEEDED | own, path

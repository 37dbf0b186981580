"""Bundles the widget's engine whenever a package is built, so that the wheel carries it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EngineHook(BuildHookInterface[Any]):
    """Runs before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Bundle the engine from `widget/` into `site_builder/generated/`."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from site_builder.script.engine import current_engine

        current_engine()

"""What a wheel holds beside the package's own files: the widget's engine, and the documentation."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackageHook(BuildHookInterface[Any]):
    """Runs before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the engine from `widget/` into `site_builder/generated/`, and take `docs/` along.

        An editable install has the documentation beside the package.
        """
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from site_builder.script.engine import current_engine

        current_engine()
        if version != "editable":
            pages = sorted((root / "docs").glob("*.md"))
            build_data["force_include"] |= {
                str(page): f"site_builder/docs/{page.name}" for page in pages
            }

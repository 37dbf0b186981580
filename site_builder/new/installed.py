"""What a host must install to build with the version that is running."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution

NAME = "niveaucheck"


def requirement() -> str:
    """Return the lines of requirements.txt for the version that is running, from where it came.

    That is in the record that installers keep (PEP 610); none is kept for what came from an index.
    """
    try:
        found = distribution(NAME)
    except PackageNotFoundError:
        return f"{NAME}[images]"
    told = json.loads(found.read_text("direct_url.json") or "{}")
    return requirement_of(told, found.version)


def requirement_of(told: Mapping[str, object], version: str) -> str:
    """Return the same for what `direct_url.json` tells, nothing of what came from an index."""
    url, vcs = str(told.get("url", "")), told.get("vcs_info")
    if url.startswith("https://") and isinstance(vcs, dict):
        return f"{NAME}[images] @ {vcs['vcs']}+{url}@{vcs['commit_id']}"
    if url.startswith("https://"):
        return f"{NAME}[images] @ {url}"
    line = f"{NAME}[images]=={version}"
    if not url:
        return line
    wheel = f"./{NAME}-{version}-py3-none-any.whl[images]"
    return (
        "# It came from this machine, where a host does not find it. Put its wheel into this\n"
        f"# folder, and write in place of the last line: {wheel}\n{line}"
    )

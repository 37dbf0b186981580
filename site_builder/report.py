"""A mistake of ours, as a file that its finder can send."""

import tempfile
import traceback
from pathlib import Path


def write_report() -> Path:
    """Write the traceback of the exception that is being handled, and return where it is."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="niveaucheck-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        traceback.print_exc(file=report)
    return Path(report.name)

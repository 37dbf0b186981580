"""The commands: parse, call, print.

Exit codes: 0 done, 1 problems in the content, 2 wrong usage, 3 ours or the machine's.
"""

from site_builder.cli import build, content, docs, new, publishing, scoring  # noqa: F401 - they are its commands
from site_builder.cli.group import main as main

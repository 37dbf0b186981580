"""Files that editors, systems and browsers put beside an author's, often for a moment only."""

import re

_PASSING = re.compile(
    r"\..*"  # hidden: .DS_Store, .article.md.swp, .#article.md, .git
    r"|.*~|~\$.*|#.*#|4913|.*\.sw[a-z]|.*___jb_(?:tmp|old|bak)___"  # Emacs, Office, Vim, JetBrains
    r"|.*\.(?:bak|orig|tmp|part|crdownload|pyc)|__pycache__|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)


def is_passing(name: str) -> bool:
    """Tell whether a file or folder of this name is no author's: no build reads it."""
    return bool(_PASSING.fullmatch(name))


def is_set_aside(name: str) -> bool:
    """Tell whether a file or folder of this name is none of the site's: passing, or `_notes`."""
    return is_passing(name) or name.startswith("_")

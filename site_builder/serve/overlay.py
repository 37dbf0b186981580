"""Problems as an overlay in the served page; never in the built site."""

from collections.abc import Sequence

from markupsafe import Markup

_OVERLAY = Markup(
    '<link rel="stylesheet" href="{styles}">'
    '<aside id="niveaucheck-problems" role="alert" lang="en" dir="ltr">'
    "<h2>{title}</h2><p>This page shows the last version without problems.</p>"
    "<ol>{problems}</ol></aside>"
)
_PROBLEM = Markup("<li><code>{}</code></li>")

STYLES = """\
#niveaucheck-problems {
  position: fixed;
  inset: auto 1rem 1rem;
  z-index: 2147483647;
  max-height: 60vh;
  padding: 1rem 1.5rem;
  overflow: auto;
  border-radius: 0.5rem;
  background: #3b0d0b;
  color: #fff;
  font: 1rem/1.5 system-ui, sans-serif;
  box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 40%);
}

#niveaucheck-problems h2 {
  margin: 0;
  color: inherit;
  font: 600 1.125rem/1.4 system-ui, sans-serif;
}

#niveaucheck-problems p {
  margin: 0 0 0.5rem;
  opacity: 0.85;
}

#niveaucheck-problems ol {
  margin: 0;
  padding-inline-start: 1.5rem;
}

#niveaucheck-problems code {
  background: none;
  color: inherit;
  font: 0.9375rem/1.5 ui-monospace, monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
"""


def with_overlay(page: bytes, problems: Sequence[str], styles: str) -> bytes:
    """Return the page with the problems shown over it.

    Args:
        page: an HTML page with a body.
        problems: a line each.
        styles: the address of `STYLES`.
    """
    many = len(problems) != 1
    title = f"{len(problems)} problems" if many else "One problem"
    listed = Markup("").join(map(_PROBLEM.format, problems))
    overlay = _OVERLAY.format(styles=styles, title=title, problems=listed)
    return page.replace(b"</body>", overlay.encode() + b"</body>", 1)

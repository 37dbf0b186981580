"""The code that puts a check on another page, in every form that a page may take (docs/embed.md).

Each piece of code is a template. `static/embed.js` fills the same ones when something else is
chosen, so what it writes is what stands here.
"""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from html import escape
from typing import Any

from site_builder.language.typography import typeset
from site_builder.script.bundle import parts_of
from site_builder.site.values import Frame, Site

Values = Mapping[str, str]
"""What stands in a template, by name, written as it must be there."""

ROOM = 480
"""The room that is reserved before the script is there: about that of the start, in pixels."""
FRAME_HEIGHT = 720
"""High enough for every question of the first check, in pixels; a result scrolls."""

_PLACE = (
    '<niveau-check check="{check}" lang="{lang}"{mode}{scheme}{accent}>'
    f'<svg width="1" height="{ROOM}" aria-hidden="true"></svg>'
    '<a href="{article}">{take}</a></niveau-check>'
)
# Tag Manager takes only what browsers knew before 2015.
_TAG = """\
<script>
(function () {
  var script = document.createElement("script");
  script.async = true;
  script.src = {script-string};
  document.head.appendChild(script);
})();
</script>"""
TEMPLATES = {
    "element": f'{_PLACE}\n<script async src="{{script}}"></script>',
    "pinned": f'{_PLACE}\n<script async src="{{pinned}}" integrity="{{integrity}}"'
    ' crossorigin="anonymous"></script>',
    # In a block, since themes of WordPress place those only.
    "iframe": '<div><iframe src="{frame}" title="{title}" width="100%"'
    f' height="{FRAME_HEIGHT}" frameborder="0" allow="clipboard-write"{{frame-scheme}}></iframe>'
    "</div>\n"
    '<script async src="{resizer}"></script>',
    "link": '<a href="{article}">{take}</a>',
    "address": "{address}",
    "place": _PLACE,
    "tag": _TAG,
}
FORMS: Mapping[str, Sequence[str]] = {
    "element": ["element"],
    "pinned": ["pinned"],
    "iframe": ["iframe"],
    "link": ["link"],
    "wordpress": ["address", "element"],
    "tag-manager": ["place", "tag"],
}
"""The forms that a publisher chooses from, the default first, and the pieces of code in each."""

CHOICES: Mapping[str, Values] = {
    "mode": {"steps": "", "page": ' mode="page"'},
    "scheme": {"auto": "", "light": ' scheme="light"', "dark": ' scheme="dark"'},
    "frame-scheme": {
        "auto": "",
        "light": ' style="color-scheme: light"',
        "dark": ' style="color-scheme: dark"',
    },
}
"""What a choice adds to a template; the default comes first and adds nothing."""
ACCENT = ' style="--niveau-accent: {colour}; --niveau-on-accent: {text}"'
"""What an accent of the publisher's own adds, in place of {accent}."""

DATA_LAYER = """\
<script>
["niveau-start", "niveau-complete"].forEach(function (name) {
  document.addEventListener(name, function (event) {
    var result = event.detail.result;
    window.dataLayer = window.dataLayer || [];
    window.dataLayer.push({
      event: name,
      check: event.detail.check,
      version: event.detail.version,
      level: result && result.overall ? result.overall.level : null
    });
  });
});
</script>"""
"""Hands to Tag Manager which check, which version and which level; no answer, no score."""

_NAME = re.compile(r"\{([a-z-]+)\}")


def filled(template: str, values: Values) -> str:
    """Return a template with its values; a name in braces that has none stays as it is."""
    return _NAME.sub(lambda found: values.get(found[1], found[0]), template)


def chosen(mode: str = "steps", scheme: str = "auto", accent: str = "") -> Values:
    """Return what choices add to a template; by themselves, nothing."""
    picked = {"mode": mode, "scheme": scheme, "frame-scheme": scheme}
    return {**{name: CHOICES[name][choice] for name, choice in picked.items()}, "accent": accent}


def changed_by(name: str) -> list[str]:
    """Return the forms in whose code the choice of a mode, a scheme or an accent stands."""
    places = (f"{{{name}}}", f"{{frame-{name}}}")
    return [
        form
        for form, pieces in FORMS.items()
        if any(place in TEMPLATES[piece] for piece in pieces for place in places)
    ]


def snippets(values: Values, choices: Values | None = None) -> dict[str, str]:
    """Return every piece of code for a check, by name; one that the check lacks is not there."""
    known = {**values, **(choices or chosen())}
    made = {name: filled(template, known) for name, template in TEMPLATES.items()}
    return {name: code for name, code in made.items() if name != "pinned" or "pinned" in values}


def values_of(site: Site, frame: Frame) -> dict[str, str]:
    """Return what a check's templates are filled with in one language."""
    page, strings = frame.page, site.strings[frame.page.language]
    quotes = strings.site["quotes"]
    take = typeset(strings.embed["take"], quotes).format(title=page.title)
    script = site.absolute(f"embed/{page.id}.js")
    plain = {
        "check": page.id,
        "lang": page.language,
        "title": page.title,
        "take": take,
        "article": site.absolute(page.address),
        "script": script,
        "frame": site.absolute(frame.address),
        "resizer": site.absolute("embed/frame.js"),
        **_pinned(site, frame),
    }
    escaped = {name: escape(text) for name, text in plain.items()}
    unescaped = {"address": plain["article"], "call": take, "script-string": json.dumps(script)}
    return {**escaped, **unescaped}


def _pinned(site: Site, frame: Frame) -> Values:
    """Return the newest pinned script and its integrity, if it speaks the language."""
    pinned = frame.check.pinned
    if pinned is None or not _speaks(site.pinned[pinned.file], frame.page.language):
        return {}
    return {"pinned": site.absolute(f"embed/{pinned.file}"), "integrity": pinned.integrity}


def _speaks(script: bytes, language: str) -> bool:
    with suppress(ValueError):
        return language in parts_of(script).assessment["languages"]
    return False


def offer(site: Site) -> dict[str, Any]:
    """Return all that a page needs to write every piece of code, as JSON.

    `checks` has the values of each check by language, in the order in which the site shows them.
    """
    checks: dict[str, dict[str, Values]] = {name: {} for name in site.checks}
    for frame in site.frames:
        checks[frame.page.id][frame.page.language] = values_of(site, frame)
    return {
        "templates": TEMPLATES,
        "forms": FORMS,
        "choices": CHOICES,
        "accent": ACCENT,
        "checks": checks,
    }

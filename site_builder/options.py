"""What a build is asked to do beyond the author's files."""

from dataclasses import dataclass
from typing import Literal

Policy = Literal["optional", "required", "ignored"]
"""Whether every published check needs a proof of what is built, or none is looked at."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked.

    `base_url` goes before that of site.yaml. `is_preview` keeps the site from search engines.
    `host_url` is where the host says that it will publish the site, if it does; it takes the place
    of an address that is but a placeholder.
    """

    base_url: str | None = None
    drafts: bool = False
    proof: Policy = "optional"
    is_preview: bool = False
    host_url: str | None = None

"""Netlify's `_redirects`: where the pages are that had another address before."""

from collections.abc import Mapping


def netlify_redirects(moved: Mapping[str, str], root: str) -> str:
    """Return `_redirects`: for each former address two exact rules, with and without its slash.

    `!` lets a rule go before the page that stands there for hosts that know no redirects.

    Args:
        moved: the new address of a page by a former one; like those of `_headers` they begin at
            the folder that is deployed.
        root: the path of the site on its host, at which visitors are sent on: `/` or `/checks/`.
    """
    return "".join(
        f"/{former} {root}{address} 301!\n"
        for old, address in sorted(moved.items())
        for former in (old, old.removesuffix("/"))
    )

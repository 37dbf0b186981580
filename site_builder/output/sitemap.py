"""What search engines are told of the whole site: `sitemap.xml` and `robots.txt`."""

import datetime as dt
from xml.etree import ElementTree as ET

from site_builder.site.values import ArticlePage, EmbedPage, Page, Site, TextPage

PATH = "sitemap.xml"
ROBOTS = "robots.txt"

_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def sitemap(site: Site) -> dict[str, bytes]:
    """Return the sitemap (https://www.sitemaps.org/protocol.html) as a file by its path.

    In it is each page that search engines may list, with its twins; without any there is none.
    """
    if not site.indexed:
        return {}
    root = ET.Element("urlset", _NAMESPACES)
    for page in site.indexed:
        _add(root, site, page)
    ET.indent(root)
    return {PATH: ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}


def _add(root: ET.Element, site: Site, page: Page) -> None:
    entry = ET.SubElement(root, "url")
    ET.SubElement(entry, "loc").text = site.absolute(page.address)
    changed = _changed(page)
    if changed:
        ET.SubElement(entry, "lastmod").text = changed.isoformat()
    for language, address in site.alternates(page).items():
        ET.SubElement(entry, "xhtml:link", rel="alternate", hreflang=language, href=address)


def _changed(page: Page) -> dt.date | None:
    """Return when a page changed last, as its authors say it; None where nobody says."""
    match page:
        case ArticlePage():
            return page.article.updated
        case EmbedPage() | TextPage():
            return None
        case _:
            return max((each.article.updated for each in page.articles), default=None)


def robots(site: Site) -> dict[str, bytes]:
    """Return `robots.txt` as a file by its path, none for a site below a path.

    It counts at the root of a host only (RFC 9309, 2.3), which there belongs to another site.
    Robots may come to a preview too, or they would never read that it is not to be listed.
    """
    if site.root != "/":
        return {}
    lines = ["User-agent: *", "Allow: /"]
    if site.indexed:
        lines += ["", f"Sitemap: {site.absolute(PATH)}"]
    return {ROBOTS: "".join(f"{line}\n" for line in lines).encode()}

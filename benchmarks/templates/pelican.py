"""Pelican's settings; what one article's page does not need is left out."""

SITENAME = "Articles"
SITEURL = "https://example.com"
PATH = "articles"
OUTPUT_PATH = "output"
CACHE_PATH = ".made"
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = False
ARTICLE_URL = "{language}/{slug}/"
ARTICLE_SAVE_AS = "{language}/{slug}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extensions": [
        *("tables", "fenced_code", "footnotes", "attr_list", "def_list", "abbr", "sane_lists"),
        *("toc", "meta"),
    ],
    "output_format": "html",
}

"""The reviewer's sheet: all that a check asks, says and works out, on one page to be printed."""

from site_builder.sheet.write import write_sheets

__all__ = ["write_sheets"]

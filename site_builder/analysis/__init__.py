"""What a rubric can come to: which results are possible, by which answers, and how often."""

from site_builder.analysis.report import Analysis, Found, Overall, Parts, Share, analyse

__all__ = ["Analysis", "Found", "Overall", "Parts", "Share", "analyse"]

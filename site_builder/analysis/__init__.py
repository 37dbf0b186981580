"""What a rubric can come to: which results are possible, by which answers, and how often."""

from site_builder.analysis.report import Analysis, Parts, analyse

__all__ = ["Analysis", "Parts", "analyse"]

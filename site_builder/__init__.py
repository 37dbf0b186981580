"""Niveaucheck: an article and a rubric become a site and a self-scoring widget."""

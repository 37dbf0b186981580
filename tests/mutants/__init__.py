"""`make mutants`: the scorers broken on purpose, to see whether the vectors notice.

A mutant is a scorer with one small mistake in it. Where every vector still passes it *survives*: a
rule has no vector, or the change makes no difference. The mistakes in the reference scorer are made
by mutmut, and by `python.yaml` where mutmut makes none; those in the widget's scorer are listed in
`typescript.yaml`. `explained.yaml` says of survivors why nothing is wrong with them.
"""

"""What all tests share."""

from hypothesis import settings

# The same examples in every run, and no clock: what failed once fails again, here and in CI.
settings.register_profile("niveaucheck", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("niveaucheck")

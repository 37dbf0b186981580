"""What was released of the shell, and what it is now."""

from tests.shells import releases, shell, shell_today


def test_the_shell_is_the_newest_that_is_kept() -> None:
    """Its code changes rarely, and never without being kept: see `tests/shells`."""
    assert shell_today() == shell(releases()[-1]), "the shell changed: keep it with `make shell`"

"""All commands together: `niveaucheck`."""

import os
import sys
from typing import Any

import click

from site_builder.cli.telling import (
    report_mistake,
    stop,
    stop_by,
    stop_for,
    use_every_letter,
)
from site_builder.files.problems import ContentError, near_miss

_MEANT = dict.fromkeys(("serve", "preview", "watch"), "build --serve")
"""What to write in place of the names that commands of other programs have."""


class _Commands(click.Group):
    """Turns what a command raises into words and an exit code; no traceback reaches an author."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command, whose words may be of any language."""
        use_every_letter()
        return super().main(*args, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = _meant(args[0]) or near_miss(args[0], self.commands).capitalize()
            raise click.UsageError(f"{error.message} {meant}".strip(), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        from site_builder.output.write import WriteError
        from site_builder.script.engine import EngineError

        try:
            return super().invoke(ctx)
        except ContentError as error:
            stop_for(error.problems)
        except BrokenPipeError:
            # Who read along has stopped, as `head` does; nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (EngineError, WriteError) as error:
            stop(str(error))
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            stop_by(error)
        except Exception:
            report_mistake()


def _meant(name: str) -> str:
    return f"Write: niveaucheck {_MEANT[name]}" if name in _MEANT else ""


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="niveaucheck")
def main() -> None:
    """Publish checks: an article and a rubric become a site and a self-scoring widget."""

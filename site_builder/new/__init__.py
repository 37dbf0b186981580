"""A start that builds: a project, or one more check in it, from the files of `starter/`."""

from site_builder.new.command import NewError, Started, new_check, new_project

__all__ = ["NewError", "Started", "new_check", "new_project"]

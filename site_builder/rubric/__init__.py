"""The rubric: what it is (`values`), how its file is read (`load`), what that file must be."""

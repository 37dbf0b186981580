"""An author's drawings: SVG files, read strictly."""

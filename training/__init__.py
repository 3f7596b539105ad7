"""How the reader was made: syntax warm-up, training on gold folders, export. Not part of the installed package."""

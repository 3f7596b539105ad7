"""Word lists and patterns: what is English, one file a concern."""

"""One module a program whose exports are read."""

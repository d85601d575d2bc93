"""Evidence packs: what is said and was decided about a film in one signed file, which travels and merges."""

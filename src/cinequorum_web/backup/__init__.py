"""Everything that a store keeps in one file, and back: for either database, from either."""

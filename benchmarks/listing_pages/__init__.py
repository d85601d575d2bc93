"""Listings of users' reviews of our own making, in the shapes that the web has for them. Films, people, words: invented."""

"""PostgreSQL as Django's database, with two differences that make it behave as SQLite does."""

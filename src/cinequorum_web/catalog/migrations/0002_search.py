"""The full-text table, which no model can describe; its rows share their numbers with `search_entry`."""

from django.db import migrations

CREATE = """
CREATE VIRTUAL TABLE search_text USING fts5(
    names, safe, walled, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
)
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_tables")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE search_text")]

from django.db import migrations, models


class Migration(migrations.Migration):
    """The calendar of releases. Films that were there before come into it when they are next made."""

    initial = True
    dependencies = [("catalog", "0001_tables")]
    operations = [
        migrations.CreateModel(
            name="ReleaseRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.CharField(max_length=32)),
                ("first", models.DateField()),
                ("last", models.DateField(db_index=True)),
                ("window", models.TextField()),
                ("place", models.TextField()),
                ("p", models.FloatField()),
                ("status", models.CharField(max_length=16)),
                (
                    "film",
                    models.ForeignKey(on_delete=models.deletion.CASCADE, related_name="releases", to="catalog.filmrow"),
                ),
            ],
            options={"db_table": "release", "ordering": ["first", "last", "pk"]},
        ),
    ]

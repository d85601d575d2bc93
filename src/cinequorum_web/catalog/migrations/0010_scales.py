"""On which scale a review marks its film."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column."""

    dependencies: ClassVar = [("catalog", "0009_topics")]

    operations: ClassVar = [
        migrations.AddField(model_name="voicerow", name="scale", field=models.CharField(default="", max_length=32)),
    ]

"""No constraint and index of its own for place and criterion of a logged change: see ScoreChange."""

import django.db.models.deletion
from django.db import migrations, models

from scoring.triggers import FIRST_TABLES, create_triggers, drop_triggers


def create(_apps, editor):
    create_triggers(editor.connection, FIRST_TABLES)


def drop(_apps, editor):
    """SQLite makes the table anew to alter a column, and its triggers would be lost on the way."""
    drop_triggers(editor.connection, FIRST_TABLES)


def lean(to):
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
    )


class Migration(migrations.Migration):
    dependencies = [("scoring", "0003_imports")]
    operations = [
        migrations.RunPython(drop, create),
        migrations.AlterField("scorechange", "criterion", lean("scoring.criterion")),
        migrations.AlterField("scorechange", "round_unit", lean("scoring.roundunit")),
        migrations.RunPython(create, drop),
    ]

"""Triggers on every append-only table: on SQLite, a table that gets a column is built anew, without its triggers."""

from django.db import migrations

from scoring.triggers import FIRST_TABLES, SECOND_TABLES, create_triggers, drop_triggers


def renew(apps, editor):
    drop_triggers(editor.connection, FIRST_TABLES)
    create_triggers(editor.connection, SECOND_TABLES)


def back(apps, editor):
    drop_triggers(editor.connection, SECOND_TABLES)
    create_triggers(editor.connection, FIRST_TABLES)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0005_work")]
    operations = [migrations.RunPython(renew, back)]

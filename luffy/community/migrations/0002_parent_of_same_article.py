"""An answer stands under the same article as what it answers: a key over both columns, which Django cannot say."""

from django.db import migrations


def of_same_article(column: str, name: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"ALTER TABLE community_comment ADD CONSTRAINT {name} FOREIGN KEY ({column}, article_id) "
        "REFERENCES community_comment (id, article_id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE",
        f"ALTER TABLE community_comment DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]

    operations = [
        of_same_article("parent_id", "comment_parent_of_same_article"),
        of_same_article("root_id", "comment_thread_of_same_article"),
    ]

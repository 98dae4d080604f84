"""Moderators and administrators decide in the queue, and profiles and requests are reviewed by region.

The permissions are made here when they don't exist yet, since Django makes them only after the last migration.
"""

from django.db import migrations

MODERATOR, ADMINISTRATOR = "moderators", "administrators"
RIGHTS = {
    MODERATOR: [("flag", "moderate"), ("flag", "view_flag"), ("decision", "view_decision")],
    ADMINISTRATOR: [
        ("flag", "moderate"),
        ("flag", "view_flag"),
        ("decision", "view_decision"),
        ("opening", "view_opening"),
        *[("remit", f"{action}_remit") for action in ("view", "add", "change", "delete")],
    ],
}
NAMES = {"moderate": "Can decide in the moderation queue"}
# The workflow that home/0004 made, whose task decides everywhere.
WORKFLOW = "Relecture"


def give_rights(apps, schema_editor):
    """Give the two roles what the table says."""
    ContentType, Permission = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    for role, rights in RIGHTS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=role).first()
        for model, codename in rights if group else ():
            content_type, _created = ContentType.objects.get_or_create(app_label="community", model=model)
            name = NAMES.get(codename) or f"Can {codename.replace('_', ' ')}"
            permission, _created = Permission.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": name}
            )
            group.permissions.add(permission)


def review_by_region(apps, schema_editor):
    """Put a task that knows regions in the place of the workflow's, for what waits just now as well."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Review = apps.get_model("community", "Review")
    content_type, _created = ContentType.objects.get_or_create(app_label="community", model="review")
    for link in apps.get_model("wagtailcore", "WorkflowTask").objects.filter(workflow__name=WORKFLOW):
        old = link.task
        groups = apps.get_model("wagtailcore", "GroupApprovalTask").objects.get(pk=old.pk).groups.all()
        review = Review.objects.create(name=old.name, active=True, content_type=content_type)
        review.groups.set(groups)
        # By its own manager: through the workflow's, nothing is saved before the workflow is.
        apps.get_model("wagtailcore", "WorkflowTask").objects.filter(pk=link.pk).update(task_id=review.pk)
        apps.get_model("wagtailcore", "TaskState").objects.filter(task_id=old.pk).update(task_id=review.pk)
        apps.get_model("wagtailcore", "Task").objects.filter(pk=old.pk).update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0006_search_promotions"),
        ("community", "0010_moderation"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(give_rights, migrations.RunPython.noop),
        migrations.RunPython(review_by_region, migrations.RunPython.noop),
    ]

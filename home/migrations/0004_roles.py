"""The four roles as groups, what each may do, and who approves what.

Pages: permissions given on the home page stop at the directory and at the requests (`portal/walls.py`), so editors
reach neither. See docs/decisions/roles. Permissions are made here when they don't exist yet, since Django makes
them only after the last migration.
"""

from django.conf import settings
from django.db import migrations

EDITOR, MODERATOR, COORDINATOR, ADMINISTRATOR = "editors", "moderators", "coordinators", "administrators"
ROLES = (EDITOR, MODERATOR, COORDINATOR, ADMINISTRATOR)

CHANGE, ALL = ("view", "add", "change"), ("view", "add", "change", "delete")

# Model permissions, by role: (app, model, actions). Pages, images and documents have theirs below.
MODELS = {
    EDITOR: [
        *[("directory", model, ALL) for model in ("theme", "profession", "function", "skill")],
        ("toolbox", "tool", CHANGE),
        ("home", "navigationsettings", ("change",)),
        ("wagtailredirects", "redirect", ALL),
    ],
    MODERATOR: [
        ("community", "post", ("view", "change")),
        ("toolbox", "tool", CHANGE),
    ],
    COORDINATOR: [
        ("directory", "establishment", CHANGE),
        ("directory", "membership", ("view", "change", "delete")),
        ("help_requests", "support", CHANGE),
    ],
    ADMINISTRATOR: [
        *[("directory", model, ALL) for model in ("theme", "profession", "function", "skill")],
        ("directory", "establishment", ALL),
        ("directory", "membership", ALL),
        ("help_requests", "support", ALL),
        ("toolbox", "tool", ALL),
        ("community", "post", ("view", "change")),
        ("home", "navigationsettings", ("change",)),
        ("work", "outboxrow", ("view", "change")),
        ("mail", "delivery", ("view",)),
        # Nobody but a superuser deletes people (erasure is another way), changes groups or workflows.
        ("accounts", "user", ("view", "add", "change")),
        ("wagtailcore", "site", ("view", "change")),
        ("wagtailredirects", "redirect", ALL),
    ],
}

# Page permissions, by role: (app, page model, actions). Deleting a page needs "change" and, once live, "publish".
WRITE = ("add", "change", "publish", "lock", "unlock")
DECIDE = ("change", "publish", "lock", "unlock")
PAGES = {
    EDITOR: [("home", "HomePage", WRITE)],
    MODERATOR: [("directory", "DirectoryPage", DECIDE), ("help_requests", "HelpRequestIndexPage", WRITE)],
    COORDINATOR: [],
    ADMINISTRATOR: [
        ("home", "HomePage", (*WRITE, "bulk_delete")),
        ("directory", "DirectoryPage", (*DECIDE, "bulk_delete")),
        ("help_requests", "HelpRequestIndexPage", (*WRITE, "bulk_delete")),
    ],
}

# Permissions on the root collection, for images and documents alike.
FILES = {
    EDITOR: ("add", "change", "choose"),
    MODERATOR: ("add", "choose"),
    COORDINATOR: (),
    ADMINISTRATOR: ("add", "change", "delete", "choose"),
}

# (name of the workflow, its task's app and model, groups that decide, pages it holds for)
WORKFLOWS = [
    (
        "Relecture", ("wagtailcore", "GroupApprovalTask"), (MODERATOR, ADMINISTRATOR),
        [("directory", "DirectoryPage"), ("help_requests", "HelpRequestIndexPage")],
    ),
    (
        "Deuxième lecture", ("reports", "SecondReading"), (EDITOR, ADMINISTRATOR),
        [("reports", "ReportIndexPage")],
    ),
]  # fmt: skip


def permission(apps, app, model, action):
    """Return a permission, made the way Django would have made it later on."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    found, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="access_admin" if model == "admin" else f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return found


def files(role):
    """Return what a role may do on the root collection; administrators also make collections below it."""
    kinds = (("wagtailimages", "image"), ("wagtaildocs", "document"))
    yield from ((app, model, action) for action in FILES[role] for app, model in kinds)
    if role == ADMINISTRATOR:
        yield from (("wagtailcore", "collection", action) for action in ("add", "change", "delete"))


def forget_defaults(apps):
    """Remove Wagtail's own groups and workflow, which nobody here would know what to do with."""
    for model in ("WorkflowPage", "WorkflowTask", "Workflow", "GroupApprovalTask", "Task"):
        apps.get_model("wagtailcore", model).objects.all().delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()


def give_roles(apps, schema_editor):
    """Make the groups and give each what the tables above say."""
    Collection = apps.get_model("wagtailcore", "Collection")
    forget_defaults(apps)
    root_collection = Collection.objects.get(depth=1)
    for role in ROLES:
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        rights = [permission(apps, app, model, action) for app, model, actions in MODELS[role] for action in actions]
        group.permissions.set([permission(apps, "wagtailadmin", "admin", "access"), *rights])
        for app, model, actions in PAGES[role]:
            for page in apps.get_model(app, model).objects.all():
                for action in actions:
                    apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
                        group=group, page_id=page.pk, permission=permission(apps, "wagtailcore", "page", action)
                    )
        for app, model, action in files(role):
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group, collection=root_collection, permission=permission(apps, app, model, action)
            )


def set_up_workflows(apps, schema_editor):
    """Have profiles and requests decided by moderators, and reports by a second person."""
    Group = apps.get_model("auth", "Group")
    for name, (app, model), roles, indexes in WORKFLOWS:
        content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label=app, model=model.lower()
        )
        task = apps.get_model(app, model).objects.create(name=name, content_type=content_type)
        task.groups.set(Group.objects.filter(name__in=roles))
        workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=name)
        # By its own manager: through the workflow's, nothing is saved before the workflow is.
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
        for index_app, index_model in indexes:
            page = apps.get_model(index_app, index_model).objects.get()
            apps.get_model("wagtailcore", "WorkflowPage").objects.create(page_id=page.pk, workflow=workflow)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_site_tree"),
        ("reports", "0002_second_reading"),
        ("community", "0001_initial"),
        ("toolbox", "0001_initial"),
        ("accounts", "0001_initial"),
        ("work", "0001_initial"),
        ("mail", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(give_roles, migrations.RunPython.noop),
        migrations.RunPython(set_up_workflows, migrations.RunPython.noop),
    ]

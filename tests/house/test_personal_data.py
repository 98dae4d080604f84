"""Every model that may hold something of a person is handed out and erased with them, or says why it holds nothing."""

from django.apps import apps
from django.db import models

from accounts import privacy
from accounts.models import User

# A text this long may say something about somebody; codes and states are shorter or chosen from a list.
FREE_TEXT_FROM = 40


def is_personal(field: models.Field) -> bool:
    """Whether a field links to a person, or may say something of one."""
    if field.is_relation:
        return field.related_model is User
    if isinstance(field, models.EmailField | models.FileField | models.TextField | models.JSONField):
        return True
    is_text = isinstance(field, models.CharField) and not field.choices and (field.max_length or 0) > FREE_TEXT_FROM
    return is_text or "phone" in field.name


def personal_models() -> set[str]:
    """Return the labels of the models with such a field."""
    found = apps.get_models(include_auto_created=True)
    return {model._meta.label for model in found if any(is_personal(field) for field in model._meta.fields)}


def covered() -> set[str]:
    return {model for part in privacy.parts() for model in part.models}


def test_every_model_with_personal_data_is_covered_or_excused():
    assert personal_models() - covered() - set(privacy.excused()) == set()


def test_nothing_is_covered_and_excused_and_every_name_is_a_model():
    real = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert covered() & set(privacy.excused()) == set()
    assert (covered() | set(privacy.excused())) - real <= {"wagtailsearch.SQLiteFTSIndexEntry"}
    assert all(privacy.excused().values())


def test_a_link_an_address_a_number_and_a_text_are_seen():
    assert {"directory.Membership", "mail.Delivery", "directory.Volunteer", "community.Post"} <= personal_models()
    assert "directory.VolunteerFact" not in personal_models()

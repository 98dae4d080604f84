"""Pages and revisions written before professions and skills had details of their own keep them."""

from importlib import import_module

import pytest

from directory.models import VolunteerProfilePage
from tests.directory.factories import ProfessionFactory, ProfilePageFactory, SkillFactory

carrying = import_module("directory.migrations.0011_copy_professions_and_skills")


@pytest.mark.django_db
def test_an_old_revision_can_still_be_published():
    page = ProfilePageFactory()
    profession, skill = ProfessionFactory(), SkillFactory()
    revision = page.revisions.get()
    for name in ("profile_professions", "profile_skills", "profile_references", "profile_documents", "situation"):
        del revision.content[name]
    revision.content |= {"professions": [profession.pk], "skills": [skill.pk]}
    carrying.rewrite(revision.content)
    revision.save()
    revision.publish()
    again = VolunteerProfilePage.objects.get(pk=page.pk)
    assert (again.professions, again.skills) == ([profession], [skill])

"""Who works for the portal: asked once a page, and asked again as soon as it changes."""

import pytest
from django.contrib.auth.models import Group

from accounts.roles import Role, holds, works_for_portal
from tests.accounts.factories import member

pytestmark = pytest.mark.django_db


def test_a_role_counts_from_the_moment_it_is_given_until_it_is_taken(django_assert_num_queries):
    person, role = member("role@exemple.invalid"), Group.objects.get(name=Role.MODERATOR.value)
    assert not works_for_portal(person)
    person.groups.add(role)
    assert holds(person, Role.MODERATOR)
    assert person.needs_second_factor
    with django_assert_num_queries(0):
        assert works_for_portal(person)
    person.groups.remove(role)
    assert not works_for_portal(person)

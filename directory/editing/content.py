"""What a volunteer's page says, field by field, and how each field is said in words (`portal/editing/contents.py`)."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from portal.editing.contents import Attribute, Content, Contents, Lines

from ..models import (
    ProfileDocument,
    ProfileProfession,
    ProfileReference,
    ProfileSkill,
    ProfileTheme,
)
from .saying import say

__all__ = ["FIELDS", "PROFILE", "Content"]

FIELDS: Mapping[str, Attribute | Lines] = {
    field.name: field
    for field in (
        Attribute("name", _("Name"), "title"),
        Attribute("photo", _("Photo"), "photo_id"),
        Attribute("function", _("Function"), "function_id"),
        Attribute("organisation", _("Structure"), "organisation"),
        Attribute("sector", _("Sector"), "sector"),
        Attribute("legal_status", _("Legal status"), "legal_status"),
        Attribute("commune", _("Commune"), "commune_id"),
        Attribute("region", _("Region"), "region_id"),
        Attribute("kinds", _("Kinds of help"), "kinds"),
        Attribute("situation", _("Situation"), "situation"),
        Lines("themes", _("Themes"), "profile_themes", ProfileTheme, ("theme_id", "level", "note")),
        Lines(
            "professions",
            _("Professions"),
            "profile_professions",
            ProfileProfession,
            ("profession_id", "registration_number"),
        ),
        Lines("skills", _("Skills"), "profile_skills", ProfileSkill, ("skill_id", "level")),
        Attribute("presentation", _("Presentation"), "presentation"),
        Attribute("background", _("Background"), "background"),
        Attribute("languages", _("Languages"), "languages"),
        Lines("references", _("References"), "profile_references", ProfileReference, ("text", "url")),
        Lines("documents", _("Documents"), "profile_documents", ProfileDocument, ("upload_id", "title")),
    )
}

PROFILE = Contents(FIELDS, say)
read, write, differing = PROFILE.read, PROFILE.write, PROFILE.differing

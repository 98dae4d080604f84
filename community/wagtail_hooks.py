"""Discussions in the admin."""

from wagtail_modeladmin.options import modeladmin_register

from .registers import PostRegister

modeladmin_register(PostRegister)

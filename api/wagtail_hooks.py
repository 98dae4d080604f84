"""Programs in the admin: webhooks and their log."""

from wagtail_modeladmin.options import modeladmin_register

from .webhooks.registers import WebhookDeliveryRegister, WebhookRegister

modeladmin_register(WebhookRegister)
modeladmin_register(WebhookDeliveryRegister)

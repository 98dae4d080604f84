"""`/api/cms/`: Wagtail's own API (v3), read only and always as a visitor, and drafts by signed token."""

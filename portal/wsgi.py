"""The door a web server knocks at."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

# Nothing that is loaded here is ever garbage: nobody looks for any meanwhile, nor later.
gc.disable()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
django_application = get_wsgi_application()

from portal.page_cache.wsgi import kept_first  # noqa: E402 - reads settings

application = kept_first(django_application)
# All addresses and their views are loaded now, for every process that is forked from this one. To look through all of
# it again and again for garbage was a tenth of a page's time.
get_resolver().url_patterns  # noqa: B018 - read for what it loads
gc.collect()
gc.freeze()
gc.enable()

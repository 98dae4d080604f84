"""Every address of the portal; apps are named as strings, since nothing below may import them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from . import health, media, well_known
from .observing import metrics

# allauth asks for it by this name when somebody tries too often.
handler429 = "accounts.limits.too_many"
handler500 = "portal.observing.errors.broken"

urlpatterns = [
    path("sante/vivant/", health.alive, name="alive"),
    path("sante/pret/", health.ready, name="ready"),
    path("sante/mesures/", metrics.figures, name="metrics"),
    path("robots.txt", well_known.robots, name="robots"),
    path("sitemap.xml", well_known.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", well_known.sitemap_section, name="sitemap_section"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path("flux/", include("reports.key_figures.bulletin.urls")),
    path("flux/", include("api.feeds.urls")),
    path("", include("api.embedding.root_urls")),
    path("flux/", include("reports.archive.feed_urls")),
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True), name="account_cms_login"),
    path("cms/", include(wagtailadmin_urls)),
    path("api/", include("api.urls")),
    path("courrier/", include("portal.mail.receiving_urls")),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.DEMO:
    urlpatterns += [path("demo/", include("portal.mail.urls"))]
if settings.DEBUG:
    urlpatterns += [path("styles/", include("portal.styles.urls"))]
if settings.DEMO or settings.DEBUG or settings.MEDIA_STORE:
    urlpatterns += [path("media/<path:path>", media.media, name="media")]

urlpatterns += i18n_patterns(
    path("compte/jetons/", include("api.tokens.urls")),
    path("compte/recherches/", include("search.saved.urls")),
    path("compte/donnees/", include("accounts.mydata.urls")),
    path("compte/notifications/", include("accounts.notices.urls")),
    path("compte/messages/", include("directory.contact.message_urls")),
    path("annuaire/", include("directory.contact.urls")),
    path("compte/profil/", include("directory.urls")),
    path("annuaire/", include("directory.document_urls")),
    path("compte/disponibilite/", include("directory.availability.urls")),
    path("compte/etablissements/", include("directory.establishments.urls")),
    path("disponible/", include("directory.availability.answer_urls")),
    path("compte/demandes/", include("help_requests.following.account_urls")),
    path("toujours-utile/", include("help_requests.following.answer_urls")),
    path("demandes/", include("help_requests.following.urls")),
    path("compte/propositions/", include("help_requests.offering.account_urls")),
    path("demandes/", include("help_requests.offering.urls")),
    path("compte/fils/", include("community.following.account_urls")),
    path("fils/", include("community.following.urls")),
    path("fils/", include("community.guarding.urls")),
    path("compte/decisions/", include("community.moderation.account_urls")),
    path("compte/demandes-pour-moi/", include("matching.account_urls")),
    path("compte/", include("accounts.urls")),
    path("compte/", include("allauth.urls")),
    path("recherche/", include("search.urls")),
    path("demandes/nouvelle/", include("help_requests.asking.urls")),
    path("demandes/", include("community.urls")),
    path("discussions/", include("community.reading.urls")),
    path("messages/", include("community.writing.urls")),
    path("discussions/", include("community.discussing.urls")),
    path("demandes/", include("matching.urls")),
    path("signaler/", include("community.moderation.urls")),
    path("bilans/", include("reports.urls")),
    path("donnees-ouvertes/", include("reports.open_data.urls")),
    path("exports/", include("api.exports.urls")),
    path("integrer/", include("api.embedding.urls")),
    path("outils/", include("toolbox.urls")),
    path("coordination/", include("coordination.urls")),
    path("accessibilite/", include("portal.accessibility.urls")),
    # Wagtail's own door knows neither second factor nor limits: there is one sign-in.
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_wagtail_login",
    ),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

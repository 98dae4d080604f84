"""Models of installed packages that look as if they held personal data, and why they hold none of a person's."""

from .. import privacy

EXCUSES = {
    "Names and settings of the site, typed by its team": [
        "wagtailredirects.Redirect",
        "wagtailsearchpromotions.Query",
        "wagtailsearchpromotions.SearchPromotion",
        "wagtailcore.Site",
        "wagtailcore.Locale",
        "wagtailcore.Collection",
        "wagtailcore.CollectionViewRestriction",
        "wagtailcore.PageViewRestriction",
        "wagtailcore.Workflow",
        "wagtailcore.Task",
        "wagtailcore.GroupApprovalTask",
        "taggit.Tag",
        "auth.Group",
        "auth.Permission",
        "contenttypes.ContentType",
        "socialaccount.SocialApp",
    ],
    "Derived from pages and files, and gone with them": [
        "wagtailcore.ReferenceIndex",
        "wagtailimages.Rendition",
        "wagtailsearch.IndexEntry",
        "wagtailsearch.SQLiteFTSIndexEntry",
    ],
    "The common part of every page: each app answers for its own kinds of page": ["wagtailcore.Page"],
    "Files of the site; those that are somebody's own hang on their page, which `directory` erases with them": [
        "wagtailimages.Image",
        "wagtaildocs.Document",
    ],
    "A number by which a letter is known when it comes twice; the letter itself is not kept": ["mail.Arrival"],
    "A fingerprint nobody reads an address from: it is what keeps somebody erased": ["accounts.ErasedPerson"],
}


def excuse_all() -> None:
    """Tell the registry."""
    for reason, models in EXCUSES.items():
        privacy.excuse(reason, models)

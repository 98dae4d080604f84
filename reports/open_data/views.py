"""`/donnees-ouvertes/`: what there is, what it means, and the files."""

import json
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.linked_data import as_script
from portal.private import private_storage

from .columns import MEANINGS
from .making import FOLDER, MANIFEST, finished

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
FILES = ("demandes.csv", "demandes.json", "chiffres.csv", "chiffres.json", "dictionnaire.csv", "dictionnaire.json")
LICENCE_PAGE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"


@require_safe
def open_data_page(request: HttpRequest) -> HttpResponse:
    """Say what the files are; before the first night there are none, and the page says so."""
    day = next(iter(finished()), None)
    context: dict[str, Any] = {
        "meanings": MEANINGS,
        "licence_url": LICENCE_PAGE,
        "files": [],
        "made": None,
        "linked_data": "",
    }
    if day:
        made = json.loads(read(day, MANIFEST))
        files = files_of(day)
        context |= {"files": files, "made": made, "day": parse_date(day), "linked_data": as_script(dataset(day, files))}
    return render(request, "reports/open_data.html", context)


def files_of(day: str) -> list[dict[str, Any]]:
    """Return name, address and size of each file of a night."""
    storage = private_storage()
    return [
        {
            "name": name,
            "url": f"{settings.SITE_URL}{reverse('open_data_file', args=[name])}",
            "size": storage.size(f"{FOLDER}/{day}/{name}"),
        }
        for name in FILES
    ]


def dataset(day: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the files in the words of schema.org, by which catalogues of data find them."""
    return {
        "@type": "Dataset",
        "name": "Entraide",
        "description": gettext("Help requests of health and social-care establishments, and figures of volunteers."),
        "url": f"{settings.SITE_URL}{reverse('open_data')}",
        "license": LICENCE_PAGE,
        "dateModified": day,
        "isAccessibleForFree": True,
        "variableMeasured": list(MEANINGS),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file["name"],
                "contentUrl": file["url"],
                "encodingFormat": TYPES[file["name"].rpartition(".")[2]].partition(";")[0],
            }
            for file in files
        ],
    }


def read(day: str, name: str) -> bytes:
    """Return what a file holds."""
    with private_storage().open(f"{FOLDER}/{day}/{name}") as file:
        return bytes(file.read())


@require_safe
def open_data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give the latest file of a name, at an address that stays the same; any site's page may read it."""
    day = next(iter(finished()), None)
    if day is None or name not in FILES:
        raise Http404
    file = private_storage().open(f"{FOLDER}/{day}/{name}")
    headers = {"Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*", "ETag": f'"{day}-{name}"'}
    ending = name.rpartition(".")[2]
    response = FileResponse(file, content_type=TYPES[ending], headers=headers, filename=name, as_attachment=True)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response

"""How the client speaks to both families, and how long it waits for either."""

import logging
from dataclasses import replace
from typing import Any

from elastic_transport import HttpHeaders, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT

from portal.observing.request_ids import current

# Both families understand plain JSON; only Elasticsearch understands the media types of its vendor.
_VENDOR = "application/vnd.elasticsearch+"
PRODUCT = "x-elastic-product"
# What the answer of a server that isn't Elasticsearch is marked with, besides the header that the client insists on.
FAMILY = "x-portal-family"

# Every request is one line at this level: a search page must not fill the log.
logging.getLogger("elastic_transport.transport").setLevel(logging.WARNING)


class PortalNode(Urllib3HttpNode):
    """Says `application/json`, and supplies the product's header where it is missing.

    OpenSearch refuses the vendor's media types, and lacks the header by which the client knows its own product.
    """

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: Any = DEFAULT,
    ) -> Any:
        answer = super().perform_request(method, target, body, _plain(headers), request_timeout)
        if PRODUCT in answer.meta.headers:
            return answer
        headers = HttpHeaders({**answer.meta.headers, PRODUCT: "Elasticsearch", FAMILY: "opensearch"})
        return answer._replace(meta=replace(answer.meta, headers=headers))


def _plain(headers: HttpHeaders | None) -> HttpHeaders:
    """Return the headers of a request without the vendor's media types, and with the id of what it is asked for."""
    plain = HttpHeaders(headers or {})
    for name in ("accept", "content-type"):
        if plain.get(name, "").startswith(_VENDOR):
            plain[name] = "application/" + plain[name].removeprefix(_VENDOR).partition(";")[0]
    if request_id := current():
        # Both families write it into their slow logs and lists of tasks.
        plain["x-opaque-id"] = request_id
    return plain

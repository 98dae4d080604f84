"""The engine on servers of its own: Elasticsearch or OpenSearch, whichever answers at `SEARCH_URL`."""

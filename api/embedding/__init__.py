"""The portal on other sites: a light widget in a frame, oEmbed, and the search box of browsers (OpenSearch)."""

"""What came out of requests: tools, and the resources that some of them become."""

from .downloads import DownloadDay
from .resources import Resource, ResourceFile, ResourceIndexPage, ResourceQuerySet
from .tools import Tool

__all__ = ["DownloadDay", "Resource", "ResourceFile", "ResourceIndexPage", "ResourceQuerySet", "Tool"]

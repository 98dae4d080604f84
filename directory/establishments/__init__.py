"""Establishments and the people who act for them: adding one, having it verified, joining, inviting, leaving."""

"""Small Django views that the portal's pages are compared with: as plain as such a page can be made."""

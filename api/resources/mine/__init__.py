"""What is one's own: page, availability, requests, offers, notices."""

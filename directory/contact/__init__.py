"""Contact without exposure: messages the portal passes on, a telephone number shown on demand, and who saw it."""

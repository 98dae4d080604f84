"""Moderation: flags, one queue, decisions that are told, logged and open to appeal. See docs/decisions/0022."""

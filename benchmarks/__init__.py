"""How fast the portal is, beside the engines it stands on: `bin/bench --help`."""

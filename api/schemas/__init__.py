"""The shapes of answers: what `openapi.json` promises."""

"""Reports and bulletins by mail: asked for twice, sent once, stopped in one click."""

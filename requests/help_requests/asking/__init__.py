"""Asking for help: five short screens, each kept, that end in a request that is published or read first."""

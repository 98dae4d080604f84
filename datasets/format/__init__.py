"""The data format (docs/data-format.md): read and checked whole before anything is written."""

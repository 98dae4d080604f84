"""The engine inside the process: Tantivy, files under `SEARCH_DIR`, one writer, readers in every process."""

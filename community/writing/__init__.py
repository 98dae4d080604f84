"""What members write in threads: a subset of Markdown, its drafts, files, mentions and versions."""

"""Open data: requests and figures as files anybody may reuse, made every night, with nothing that tells who it was."""

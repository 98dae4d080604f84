"""What accounts itself knows of a person: the account, the letters sent to it, the traces Wagtail keeps."""

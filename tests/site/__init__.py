"""The built site: on disk, in a browser, and made in isolation from the records."""

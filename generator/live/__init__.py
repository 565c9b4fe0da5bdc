"""A site shown page by page while it is being worked on, on this machine only."""

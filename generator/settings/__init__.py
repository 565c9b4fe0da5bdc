"""What `mkdocs.yml` says of the office and of the site."""

from generator.settings.config import Settings, read_settings
from generator.settings.office import Office

__all__ = ["Office", "Settings", "read_settings"]

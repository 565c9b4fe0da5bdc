"""One page of a site at a time, as MkDocs would build it: Markdown in, the finished page out.

Comes in: `mkdocs.yml`, and ways to every file of the site by its path. Goes out: the bytes at an address. A page is
rendered when it is asked for, by MkDocs' own pages, navigation and theme; a whole build of two thousand takes half a
minute. The search index needs every page, so it is made when somebody first searches. Nothing is written.
"""

import logging
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, cast

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, file_sort_key, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

SEARCH_INDEX = "search/search_index.json"
_LOST = "404.html"


class Ways(Protocol):
    """Files of a site: their paths, and the bytes of each, made when they are asked for."""

    @property
    def ways(self) -> Mapping[str, object]:
        """The paths of all files below the site, Markdown as it is staged."""

    def read(self, path: str) -> bytes:
        """The bytes of one."""


class Rendering:
    """The frame of MkDocs and Material around the pages of one site; `base` is the path that it is served under."""

    def __init__(self, config: Path, base: str = "/") -> None:
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        # MkDocs wants a folder of pages to be there; it is never read, for every page is made here.
        self._config = load_config(str(config), docs_dir=str(Path(__file__).parent))
        self._config.plugins.on_startup(command="serve", dirty=False)
        self._config = self._config.plugins.on_config(self._config)
        self._env = self._config.theme.get_env()
        self._search = cast(Any, self._config.plugins["material/search"])
        self._base = base
        self._lock = Lock()
        self._index: bytes | None = None

    def take(self, source: Ways) -> None:
        """Show these files from now on."""
        made = (File.generated(self._config, path, content=b"") for path in source.ways)
        files = Files(sorted(made, key=file_sort_key))
        files.add_files_from_theme(self._env, self._config)
        set_exclusions(files, self._config)
        with self._lock:
            self._source, self._files, self._nav = source, files, get_navigation(files, self._config)
            self._by_address = {file.url: file for file in files} | {file.dest_uri: file for file in files}
            self._index = None

    def get(self, address: str) -> tuple[int, str, bytes]:
        """Status, type and bytes of what stands at an address below the site."""
        with self._lock:
            if address == SEARCH_INDEX:
                return 200, "application/json", self._search_index()
            if address in self._config.theme.static_templates:
                return 200, mimetypes.guess_type(address)[0] or "text/html", self._template(address)
            file = self._by_address.get(address or "./")
            if file is None:
                return 404, "text/html", self._template(_LOST)
            if file.is_documentation_page():
                return 200, "text/html", self._page(file).encode()
            made = self._source.read(file.src_uri) if file.src_uri in self._source.ways else file.content_bytes
            return 200, mimetypes.guess_type(file.src_uri)[0] or "application/octet-stream", made

    def _read(self, file: File) -> Page:
        page = file.page or Page(None, file, self._config)
        file.content_bytes = self._source.read(file.src_uri)
        page.read_source(self._config)
        return page

    def _rendered(self, file: File) -> Page:
        page = self._read(file)
        page.render(self._config, self._files)
        return page

    def _page(self, file: File) -> str:
        page = self._rendered(file)
        page.active = True
        try:
            context = get_context(self._nav, self._files, self._config, page)
            context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
            return self._env.get_template(str(page.meta.get("template", "main.html"))).render(context)
        finally:
            page.active = False
            self._search.search_index.entries.clear()

    def _template(self, name: str) -> bytes:
        """A page of the theme's own, with addresses from the root, for it may be shown anywhere.

        That for addresses that lead nowhere has the words of a hand-written page; any other knows the days of all.
        """
        for file in self._files.documentation_pages():
            if name != _LOST:
                self._read(file)
            elif file.src_uri == _LOST.replace(".html", ".md"):
                self._rendered(file)
        context = get_context(self._nav, self._files, self._config, base_url=self._base)
        return self._env.get_template(name).render(context).encode()

    def _search_index(self) -> bytes:
        """Every page rendered for its words; once, until the files change."""
        if self._index is None:
            index = self._search.search_index
            index.entries.clear()
            for file in self._files.documentation_pages():
                index.add_entry_from_context(self._rendered(file))
            self._index = index.generate_search_index(None).encode()
            index.entries.clear()
        return self._index

"""The rows of the register → the files of the open data.

Deliberately absent: the full text of each year, which is made with the pages, and the page that documents all of it.
"""

import json
from collections.abc import Iterator

from generator.public.data.database import database
from generator.public.data.described import csvw, data_package
from generator.public.data.rows import Gathered
from generator.public.data.written import MARK, csv_of, json_of
from generator.public.downloads import DATABASE, FOLDER
from generator.public.licence import LICENCE, LICENCE_URL, attribution, title_of
from generator.public.office import PublishedRegister
from generator.public.tables import TABLES


def data_files(register: PublishedRegister, gathered: Gathered) -> Iterator[tuple[str, bytes]]:
    """Paths below the site, with the bytes that stand there."""
    for table in TABLES:
        name, data = f"{table.name}.csv", csv_of(table, gathered.rows[table.name]).encode()
        yield f"{FOLDER}/{name}", data
        yield f"{FOLDER}/spreadsheet/{name}", MARK + data
    about = _about(register)
    yield DATABASE, database(gathered, about, DATABASE)
    yield f"{FOLDER}/decisions.json", _json(about, gathered)
    yield f"{FOLDER}/datapackage.json", data_package(register)
    yield f"{FOLDER}/csv-metadata.json", csvw(register)


def _about(register: PublishedRegister) -> dict[str, str]:
    return {
        "title": title_of(register),
        "publisher": register.office.name,
        "day": register.day.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": attribution(register),
        "documentation": f"{register.site_url or ''}{FOLDER}/",
    }


def _json(about: dict[str, str], gathered: Gathered) -> bytes:
    """The table of decisions, with the facts about the data before it."""
    facts = json.dumps(about, ensure_ascii=False)
    rows = json_of(TABLES[0], gathered.rows[TABLES[0].name])
    return f'{{\n"about":{facts},\n"decisions":{rows}\n}}\n'.encode()

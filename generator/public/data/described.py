"""What the tables are, for programs: a Frictionless data package, and CSVW metadata.

Both say of every column what it is called, what it holds and what it means, which columns are keys, and that the data
is under the Open Government Licence.
"""

import json

from generator.public.columns import SEPARATOR, Column, Table, Type
from generator.public.licence import LICENCE, LICENCE_TITLE, LICENCE_URL, attribution, title_of
from generator.public.office import PublishedRegister
from generator.public.tables import TABLES

_FRICTIONLESS = {
    Type.TEXT: "string", Type.LIST: "string", Type.DAY: "date", Type.WHOLE: "integer", Type.POUNDS: "number",
    Type.TRUTH: "boolean",
}  # fmt: skip
_CSVW = _FRICTIONLESS | {Type.POUNDS: "decimal"}


def data_package(register: PublishedRegister) -> bytes:
    """`datapackage.json`, beside the CSV files. It has no sizes: a number of so many digits may be a withheld sum."""
    office = register.office
    package = {
        "profile": "tabular-data-package",
        "name": "decisions",
        "title": title_of(register),
        "description": attribution(register),
        "created": f"{register.day.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE, "title": LICENCE_TITLE, "path": LICENCE_URL}],
        "contributors": [{"title": office.name, "email": office.contact.email, "role": "publisher"}],
        "resources": [_resource(table) for table in TABLES],
    }
    return _json(package)


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in table.columns], "primaryKey": [*table.key]}
    if table.firm_links:
        schema["foreignKeys"] = [
            {"fields": [*link.columns], "reference": {"resource": link.table, "fields": [*link.theirs]}}
            for link in table.firm_links
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.each,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema | {"missingValues": [""]},
    }


def _field(column: Column) -> dict[str, object]:
    limits: dict[str, object] = {"required": True} if column.required else {}
    limits |= {"enum": [*column.choices]} if column.choices else {}
    said: dict[str, object] = {"name": column.name, "type": _FRICTIONLESS[column.type], "description": column.about}
    said |= {"unit": column.unit} if column.unit else {}
    return said | ({"constraints": limits} if limits else {})


def csvw(register: PublishedRegister) -> bytes:
    """`csv-metadata.json`, by the name under which readers of CSVW look for it."""
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": title_of(register),
            "dc:publisher": {"schema:name": register.office.name},
            "dc:license": {"@id": LICENCE_URL},
            "dc:rights": attribution(register),
            "dc:modified": {"@value": register.day.isoformat(), "@type": "xsd:date"},
            "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n", "\n"]},
            "tables": [_table(table) for table in TABLES],
        }
    )


def _table(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "columns": [_column(column) for column in table.columns],
        "primaryKey": [*table.key],
        "foreignKeys": [
            {
                "columnReference": [*link.columns],
                "reference": {"resource": f"{link.table}.csv", "columnReference": [*link.theirs]},
            }
            for link in table.firm_links
        ],
    }
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.each,
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, object]:
    said: dict[str, object] = {"name": column.name, "titles": column.name, "dc:description": column.about}
    said["datatype"] = _datatype(column)
    said |= {"required": True} if column.required else {}
    said |= {"separator": SEPARATOR} if column.type is Type.LIST else {}
    return said | ({"schema:unitCode": column.unit} if column.unit else {})


def _datatype(column: Column) -> object:
    if column.choices:
        return {"base": "string", "format": "|".join(column.choices)}
    if column.type is Type.TRUTH:
        return {"base": "boolean", "format": "true|false"}
    return _CSVW[column.type]


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()

"""`data/index.md`: what can be downloaded, what is in it, and how to use it.

The columns are documented from the tables themselves, so the page cannot differ from the files.
"""

from collections.abc import Iterator, Mapping

from generator.public.columns import Column, Table, Type
from generator.public.downloads import DATABASE, FOLDER, full_text, years
from generator.public.licence import LICENCE_URL, attribution
from generator.public.office import PublishedRegister
from generator.public.pages.boxes import box, items
from generator.public.pages.boxes import table as as_table
from generator.public.pages.prose import literal
from generator.public.pages.ways import opening
from generator.public.tables import TABLES
from generator.public.wording import counted, say

_PYTHON = """\
import csv, io, urllib.request
url = "{address}data/amounts.csv"
text = urllib.request.urlopen(url).read().decode("utf-8")
rows = csv.DictReader(io.StringIO(text, newline=""))
grants = [row for row in rows if row["kind"] == "grant" and row["value"]
          and row["per"] in ("", "total") and not row["part_of"]]
print(sum(float(row["value"]) for row in grants))"""
_SQL = """\
SELECT decision, title, recipient, value
FROM amounts JOIN decisions ON reference = decision
WHERE kind = 'grant' AND part_of IS NULL
ORDER BY value DESC LIMIT 10;"""


def data_page(register: PublishedRegister, counts: Mapping[str, int], made: Mapping[str, bytes]) -> str:
    """The page as Markdown; `counts` are the rows of each table, and `made` the files by their paths."""
    parts = [
        *_head(),
        *_tables(counts, made),
        *_wholes(register, made),
        *_withheld(),
        *_reading(),
        *_examples(register.site_url or "https://…/"),
        *_promise(),
        *_licence(register),
        "## " + say("Columns"),
        say(
            "An empty cell holds nothing: either nothing was recorded, or it is withheld and `withheld_fields` says so."
        ),
        *(block for table in TABLES for block in _columns(table)),
    ]
    return "\n\n".join(parts) + "\n"


def _head() -> Iterator[str]:
    yield from opening(say("Open data"), say("Every published decision as open data: CSV, JSON and SQLite."))
    yield say(
        "Everything that this register publishes can be downloaded, free of charge and without asking. The files are "
        "made at the same time as the pages and from the same records, and hold what the pages hold: nothing that is "
        "withheld stands in any of them."
    )


def _tables(counts: Mapping[str, int], made: Mapping[str, bytes]) -> Iterator[str]:
    yield "## " + say("Tables")
    yield say(
        "Each table comes as CSV in two forms that differ in one mark. Use the second for Excel and other "
        "spreadsheets, which need the mark to show £ and accents, and the first for programs."
    )
    heads = [say("Table"), say("Rows"), say("CSV"), say("For spreadsheets")]
    rows = [
        [
            f"[{say(one.title)}](#{_anchor(one)})",
            _rows(counts[one.name]),
            _link(f"{one.name}.csv", made),
            _link(f"spreadsheet/{one.name}.csv", made),
        ]
        for one in TABLES
    ]
    yield box("data-tables", as_table(heads, rows))


def _wholes(register: PublishedRegister, made: Mapping[str, bytes]) -> Iterator[str]:
    yield "## " + say("Everything in one file")
    database, lists = _link(DATABASE.removeprefix(f"{FOLDER}/"), made), _link("decisions.json", made)
    yield items(
        [
            say("SQLite database of all tables, which opens in Datasette as it is: {link}", link=database),
            say("The table of decisions as JSON: {link}", link=lists),
            say("For programs that read tables by their description: {links}", links=_described(made)),
            say(
                "Each decision in full, as JSON: at the address of its page with `.json` in the place of the last "
                "stroke. The [index of the register](../register.json) lists them all, and two schemas say what the "
                "files hold: [index](../register.schema.json), [decision](../decision.schema.json)."
            ),
        ]
    )
    if found := years(register):
        yield "### " + say("Full text by year")
        yield say("All decisions of a year with every word that is public, one a line (JSON Lines).")
        yield box("years", items(_year(register, year) for year in found))


def _described(made: Mapping[str, bytes]) -> str:
    names = {"Frictionless": "datapackage.json", "CSVW": "csv-metadata.json", "DCAT": "dcat.json"}
    return ", ".join(f"{name} {_link(file, made)}" for name, file in names.items() if f"{FOLDER}/{file}" in made)


def _year(register: PublishedRegister, year: int) -> str:
    number = sum(entry.year == year for entry in register.decisions)
    return f"[{year}]({full_text(year).removeprefix(f'{FOLDER}/')}) ({number:,})"


def _withheld() -> Iterator[str]:
    yield "## " + say("How withheld values are shown")
    yield items(
        [
            say("A number, day or choice that is withheld is an empty cell."),
            say("In a text, `[withheld]` stands for each withheld phrase, whatever its length; a text that is withheld as a whole is an empty cell."),  # noqa: E501 - one sentence for the catalogue
            say("`withheld_fields` names the columns of the row of which something is withheld. A cell that is empty and not named there was never recorded."),  # noqa: E501
            say("An item that is withheld as a whole, such as an amount, has no row in its table, and its number is left out."),  # noqa: E501
            say("Every withheld place has a row in the table `withheld`, with the ground in law and the day of the next review."),  # noqa: E501
            say("Where a value is withheld and a band is published instead, `band_from` and `band_to` hold its ends."),
        ]
    )  # fmt: skip


def _reading() -> Iterator[str]:
    yield "## " + say("How to read the files")
    yield items(
        [
            say("CSV is as RFC 4180 describes it: commas, lines that end with CR LF, the names of the columns first, UTF-8."),  # noqa: E501
            say("Days are written 2026-03-02, truths `true` and `false` (in SQLite 1 and 0)."),
            say("Money is in pounds with two places or more, without sign or commas. Amounts that have a `part_of` are part of a total: leave them out of sums, or leave the totals out. `per` says whether an amount is the whole, or for each year, month or unit."),  # noqa: E501
            say("Lists within a cell are parted by `; `. Where an item itself could hold that, a table of its own has one item a row."),  # noqa: E501
            say("**Safe in spreadsheets.** A text that a spreadsheet would run as a formula, because it begins with `=`, `+`, `-`, `@` or a tab, has an apostrophe `'` before it in the CSV files, and so has a text that begins with an apostrophe. To get every text back as it was, take one apostrophe away from the beginning. Numbers are never changed, nor is anything in JSON and SQLite."),  # noqa: E501
        ]
    )  # fmt: skip


def _examples(address: str) -> Iterator[str]:
    yield "## " + say("Examples")
    yield say("All grants together, in Python, with nothing to install:")
    yield f"```python\n{_PYTHON.format(address=address)}\n```"
    yield say("The ten largest grants, in `sqlite3 register.sqlite` or in Datasette:")
    yield f"```sql\n{_SQL}\n```"
    yield say(
        "In a spreadsheet: download `amounts.csv` from the column “For spreadsheets”, open it with a double click, and "
        "filter the column `kind`."
    )


def _promise() -> Iterator[str]:
    yield "## " + say("What stays the same")
    yield say(
        "The addresses of these files are permanent and always hold the latest data. Names of files, tables and "
        "columns are added to, and neither changed nor taken away. Ask for columns by name: their order can change."
    )


def _licence(register: PublishedRegister) -> Iterator[str]:
    yield "## " + say("Licence")
    link = f"[{say('Open Government Licence v3.0')}]({LICENCE_URL})"
    yield say("You may use all of it under the {licence}, also commercially. Please say:", licence=link)
    yield f"> {literal(attribution(register))}"


def _columns(table: Table) -> Iterator[str]:
    title, each = say(table.title), say(table.each)  # say: generator.public.tables.TABLES
    yield f"### {title} {{ #{_anchor(table)} }}"
    yield each + " " + say("Key: {columns}.", columns=", ".join(f"`{one}`" for one in table.key))
    heads = [say("Column"), say("Type"), say("Meaning")]
    number = counted("{number} column", "{number} columns", len(table.columns))
    yield f'<details class="columns" markdown="1">\n\n<summary>{number}</summary>'
    yield as_table(heads, ([f"`{one.name}`", _type(one), _meaning(one)] for one in table.columns))
    yield "</details>"


def _type(column: Column) -> str:
    words = {
        Type.TEXT: say("text"),
        Type.LIST: say("list"),
        Type.DAY: say("day"),
        Type.WHOLE: say("whole number"),
        Type.POUNDS: say("pounds"),
        Type.TRUTH: say("true or false"),
    }
    unit = f" ({column.unit})" if column.unit else ""
    return words[column.type] + unit + (", " + say("never empty") if column.required else "")


def _meaning(column: Column) -> str:
    choices = ", ".join(f"`{one}`" for one in column.choices)
    said = say(column.about)  # say: generator.public.tables.TABLES
    said += " " + say("One of {choices}.", choices=choices) if choices else ""
    source = column.source.replace("from_", "from")
    return said + (" " + say("Field `{source}` of the JSON.", source=source) if source not in {"", column.name} else "")


def _anchor(table: Table) -> str:
    return f"table-{table.name.replace('_', '-')}"


def _link(name: str, made: Mapping[str, bytes]) -> str:
    return f"[{name.rpartition('/')[2]}]({name}) ({_size(len(made[f'{FOLDER}/{name}']))})"


def _rows(count: int) -> str:
    """Beyond 9,999 to the hundred: the verifier would have to take a number of five digits for a sum."""
    return f"{count:,}" if count < 10_000 else say("about {number}", number=f"{round(count, -2):,}")


def _size(size: int) -> str:
    if size < 1000:
        return counted("{number} byte", "{number} bytes", size)
    return f"{size / 1000:,.0f}\N{NO-BREAK SPACE}kB" if size < 1_000_000 else f"{size / 1e6:,.1f}\N{NO-BREAK SPACE}MB"

r"""The review page: reports with their records as one HTML file that needs no server and no network.

Everything is inside the file: style, program, and the data as JSON in which nothing can end its element. The content
security policy names the hashes of the style and the program, so nothing else runs and nothing is fetched.

>>> print(embedded({"text": "</script><!-- & \u2028"}))
{"text":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, Final

from ... import __version__
from ...extractors.codes.codebook import own_variables
from ...schemas.fields import table_fields
from ..reading import MENTIONS, Reading, Row
from .fields import DOCUMENTS, content_fields, editable_fields

_ESCAPES: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
PROGRAM: Final = ("card.js", "adding.js", "page.js")  # the last one starts
_UNUSED: Final = frozenset({"doc_id", "report_year", "sentence"})  # the page has the text itself


def render_page(readings: Sequence[Reading]) -> str:
    """The page of these reports."""
    title = readings[0].document["title"] or readings[0].document["source"]
    reports = [_report(reading) for reading in readings]
    data = {"labels": {**labels(), "variables": _variables(readings)}, "tables": _tables(), "reports": reports}
    return render("template.html", PROGRAM, title, data)


def render(template: str, scripts: Sequence[str], title: str, data: Any) -> str:
    """A page from its template, the parts of its program and its data."""
    style, program = asset("page.css"), "\n".join(map(asset, scripts))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(program)}'"
    return Template(asset(template)).substitute(
        policy=policy, version=__version__, title=escape(title), style=style, script=program, data=embedded(data)
    )


def embedded(data: Any) -> str:
    """The data as JSON that may stand in a script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)


@cache
def asset(name: str) -> str:
    """A file that stands beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def labels() -> dict[str, dict[str, list[str]]]:
    """English and Chinese labels of tables, fields, values and the page itself."""
    loaded: dict[str, dict[str, list[str]]] = json.loads(asset("labels.json"))
    return loaded


def field_labels(name: str) -> list[str]:
    """The labels of a column; of one that has none, its name.

    >>> field_labels("unit"), field_labels("new_column")
    (['Unit', '单位'], ['new_column', 'new_column'])
    """
    return labels()["fields"].get(name, [name, name])


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _report(reading: Reading) -> dict[str, Any]:
    rows = {table: [_slim(row) for row in reading.rows.get(table, [])] for table in MENTIONS}
    return {"document": reading.document, "text": reading.text, "rows": rows}


def _variables(readings: Sequence[Reading]) -> dict[str, list[str]]:
    """The labels of the variables that the indicators of these reports carry."""
    codes = {row["code"] for reading in readings for row in reading.rows.get("indicators", [])}
    return {one.code: [one.label_en, one.label_zh] for one in own_variables() if one.code in codes}


def _slim(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None and name not in _UNUSED}


def _tables() -> dict[str, list[dict[str, Any]]]:
    return {table: _fields(table) for table in (DOCUMENTS, *MENTIONS)}


def _fields(table: str) -> list[dict[str, Any]]:
    content, editable = content_fields(table), editable_fields(table)
    return [
        {
            "name": field.name, "type": field.type, "options": field.options or None, "nullable": field.nullable,
            "description": field.description, "content": field.name in content, "editable": field.name in editable,
        }
        for field in table_fields(table) if field.name in content or (field.name == "flags" and table != DOCUMENTS)
    ]  # fmt: skip

"""Footnotes and endnotes of a Word file, by their identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docx.document import Document

_KINDS: Final = ("footnotes", "endnotes")
_SEPARATORS: Final = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_notes(document: Document) -> dict[tuple[str, str], Any]:
    """The notes of a document: ("footnote", "2") and the element that holds its paragraphs."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    notes: dict[tuple[str, str], Any] = {}
    for relation in document.part.rels.values():
        for kind in _KINDS:
            if relation.is_external or relation.reltype != getattr(RELATIONSHIP_TYPE, kind.upper()):
                continue
            for note in parse_xml(relation.target_part.blob):
                if note.get(qn("w:type")) not in _SEPARATORS:
                    notes[kind[:-1], note.get(qn("w:id"))] = note
    return notes

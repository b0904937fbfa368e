"""Saved web pages in one file (.mht, .mhtml): the page in it, without its pictures."""

from __future__ import annotations

import email
import email.policy

from .converted import Converted
from .errors import FormatError
from .web_page import convert_web_page


def convert_web_archive(raw: bytes) -> Converted:
    """The text of the first page in the file; raises FormatError."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return convert_web_page(page)
    raise FormatError("it is a saved web page (MHTML) without a page in it", "Save the page again.")

"""The golden regression: what the extractors find in reports annotated by hand, held to floors that only rise."""

from .checking import GoldenReport, check, update
from .folder import GoldenError, find_folder

__all__ = ["GoldenError", "GoldenReport", "check", "find_folder", "update"]

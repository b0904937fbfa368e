"""The version of the extractors, kept with every report they read.

Raise it whenever some report may give other rows than before: stored reports of another version are then extracted
again. It is counted apart from the version of the package, which also changes where no row does.
"""

from typing import Final

EXTRACTOR_VERSION: Final = "5"

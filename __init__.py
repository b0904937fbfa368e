"""zhibiao (指标): every figure, date and cited document of Chinese government reports, as typed records.

The public verbs are `extract` (one report), `open_store` (a store of many), `load` (one table of a store), `panel`
(variables over regions and years) and `connect` (the tables in SQL).
They are imported on first use, so that `import zhibiao` costs nothing:

>>> import zhibiao
>>> zhibiao.extract("2020年办理案件1234件。").indicators[0].value
1234.0
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = ["__version__", "connect", "extract", "load", "open_store", "panel"]

if TYPE_CHECKING:
    from .pipeline.api import extract, load, panel
    from .pipeline.research.query import connect
    from .pipeline.store import open_store

_VERBS = {
    "connect": ".pipeline.research.query",
    "extract": ".pipeline.api",
    "load": ".pipeline.api",
    "open_store": ".pipeline.store",
    "panel": ".pipeline.api",
}


def __getattr__(name: str) -> object:
    """Import a public verb when it is first asked for (PEP 562)."""
    from importlib import import_module

    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_VERBS[name], __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)

"""Units of the suites, of zhibiao and of the peers, each as a multiple of one base unit.

>>> scale("Kilogram"), scale("斤"), scale("United States dollar")
((Decimal('1000'), 'g'), (Decimal('500'), 'g'), (Decimal('1'), 'USD'))
>>> scale("毛") is None
True
"""

from __future__ import annotations

from decimal import Decimal

# base unit → factor → the names it goes by
_TABLE: dict[str, dict[str, str]] = {
    "CNY": {"1": "元 人民币 CNY Dollar Chinese_yuan", "0.1": "角 Jiao", "0.01": "分 Cent"},
    "USD": {"1": "美元 USD United_States_dollar"},
    "HKD": {"1": "港元 港币 HKD Hong_Kong_dollar"},
    "TWD": {"1": "新台币 台币 TWD New_Taiwan_dollar"},
    "JPY": {"1": "日元 JPY Japanese_yen"},
    "CHF": {"1": "瑞士法郎 CHF Swiss_franc"},
    "EUR": {"1": "欧元 EUR Euro"},
    "KRW": {"1": "韩元 KRW South_Korean_won"},
    "THB": {"1": "泰铢 THB Thai_baht"},
    "RUB": {"1": "卢布 RUB Russian_ruble"},
    "g": {
        "1": "克 Gram", "1000": "千克 公斤 Kilogram", "500": "斤", "50": "两 Liang",
        "0.001": "毫克 Milligram", "0.000001": "微克 Microgram",
    },
    "m": {
        "1": "米 Metre Meter", "1000": "公里 千米 Kilometre Kilometer", "0.01": "厘米 公分 Centimetre Centimeter",
        "0.0254": "英寸 Inch", "1609.344": "英里 Mile",
    },
    "mu": {"1": "亩 Mu"},
    "l": {"1": "升 Litre Liter", "0.001": "毫升 Millilitre Milliliter", "3.785411784": "加仑 Gallon"},
    "W": {"1": "瓦 Watt", "1000": "千瓦 Kilowatt"},
    "bit": {"1": "比特 位 Bit", "1000": "千比特 Kilobit"},
    "C": {"1": "摄氏度 ℃ Celsius C"},
    "F": {"1": "华氏度 ℉ Fahrenheit F"},
    "degree": {"1": "度 Degree"},
    "%": {"1": "% 百分点", "10": "成", "0.1": "‰ 千分点"},
}  # fmt: skip

_SCALES = {
    name.replace("_", " "): (Decimal(factor), base)
    for base, factors in _TABLE.items()
    for factor, names in factors.items()
    for name in names.split()
}


def scale(unit: str) -> tuple[Decimal, str] | None:
    """(factor, base unit) of a unit, None where the table has none."""
    return _SCALES.get(unit)

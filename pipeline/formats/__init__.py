"""Files that are no plain text: recognised by their content and converted to the source text spans point into.

A room a format; `recognise` tells which, `bounded` runs the converter of that room where it can be stopped. Converters
give the text in reading order, tables as rows of `| a | b |`, and where pages begin; what they cannot read they refuse
with FormatError, saying what is wrong and what to do.
"""

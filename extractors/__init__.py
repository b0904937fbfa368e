"""Rules that read the clean text: vocabulary as data, one scan, grammar over its tokens.

The rooms, in the order in which each may use the ones before it:

- `places`: the divisions of the country and the places that a text names.
- `words`: the words of official prose: their classes, what leads up to a name and what trails behind it.
- `figures`: figures as they stand in a text: numerals, units and quantities, and numbers that count nothing.
- `times`: temporal expressions and their EDTF.
- `titles`: cited titles, their numbers, the laws they name and what is done with them.
- `reports`: what a report is: its title, genre, issuer, region, number and years.
- `statements`: a quantity with the words around it, and what it is compared with.
- `names`: what a figure is a figure of: the name, the subject and what several figures share.
- `periods`: for what time a statement holds, and whether it tells, aims or rules.
- `indicators`: indicators of the sentences of a report: roles, parts, conditions and changes put together.
- `agencies`: agencies, and the brackets that assign a task to them.
- `tables`: indicators in the cells of tables, however a table came through.
- `tasks`: assigned tasks, in prose and in tables.
- `findings`: doubts about a report that a person should look at.
- `codes`: the codebook: which variable an indicator is.
- `account`: the account of every number, time and title that stands in a report.
"""

"""The words of official prose: their classes, what leads up to a name and what trails behind it."""

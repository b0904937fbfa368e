"""Assigned tasks, in prose and in tables."""

"""Agencies, and the brackets that assign a task to them."""

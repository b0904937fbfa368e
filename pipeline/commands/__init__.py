"""The commands of the command line that stand in a module of their own."""

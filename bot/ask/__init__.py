"""Question -> passages -> answer: every sentence stands in the folder, with its citation."""

"""All cases, by theme. A new theme is a file here and a line in THEMES."""

import importlib

THEMES = ("utf", "big5", "gb18030", "mixed", "dialect", "quote", "numbers", "damaged", "suppression", "content", "pair")

# Warnings about the message's content rather than the list; they are no matter of this corpus.
OF_THE_CONTENT = ()

BY_THEME = {theme: importlib.import_module(f"{theme}_cases").CASES for theme in THEMES}

"""All cases, by theme. A new theme is a file here and a line in THEMES."""

import importlib

THEMES = ("utf", "big5", "gb18030", "mixed", "dialect", "quote", "numbers", "damaged", "suppression", "content", "pair")

BY_THEME = {theme: importlib.import_module(f"{theme}_cases").CASES for theme in THEMES}

"""How Pelican builds the site for visitors: as pelicanconf.py, and stricter.

Use it through `python3 tasks.py publish`.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *

# The practice plugin refuses what only a draft may hold: demo = true, no web_address.
PUBLISHING = True

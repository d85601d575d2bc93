"""The site as an application that any WSGI server can run."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")

from django.core.wsgi import get_wsgi_application

from cinequorum_web.first import import_first
from cinequorum_web.home import proxies
from cinequorum_web.lanes import Lanes
from cinequorum_web.parent import end_with_parent

end_with_parent()
application = Lanes(get_wsgi_application(), proxies=proxies(os.environ))
import_first()

# What is loaded now stays for good: left to itself, the collector looks through all of it again and again, in the midst
# of answers. Without that the slowest in twenty of film pages and searches took half the processor's time.
_SELDOM = (50_000, 20, 50)
gc.collect()
gc.freeze()
gc.set_threshold(*_SELDOM)

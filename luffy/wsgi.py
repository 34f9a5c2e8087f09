"""The web server's entry."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
application = get_wsgi_application()

from luffy.accounts.checks import refuse_demo_passwords  # noqa: E402 - models exist only from here on

refuse_demo_passwords()

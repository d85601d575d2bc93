"""Settings of the site, all from the environment."""

SECRET_KEY = "replaced-below"
INSTALLED_APPS: list[str] = []
USE_TZ = True

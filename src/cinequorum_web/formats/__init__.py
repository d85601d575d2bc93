"""How days and moments are written in each language of the site: templates ask for them by name, as `DATE_FORMAT`."""

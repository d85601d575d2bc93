"""How forms look, and the fields that several of them have."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Every form of the site in one manner: a label above, what is wrong below, the rest in the style sheet."""

    form_template_name = "members/forms/form.html"
    field_template_name = "members/forms/field.html"

"""Sphinx's settings for the course's site. The folder around this file is made by tools/site/pages.py."""

from __future__ import annotations

import json
import sys

from tools.groups import pyproject
from tools.site import ROOT
from tools.site.docstrings import as_pages_show, says_nothing
from tools.site.glossary import words

sys.path.insert(0, str(ROOT))
facts = pyproject()["project"]
project = html_title = "How a network learns to read digits"
author = "How a network learns to read digits"
release = version = facts["version"]
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.mathjax"]
exclude_patterns = ["_extra"]
nb_execution_mode = "off"
nb_merge_streams = True
nb_mime_priority_overrides = [("html", "text/html", 1)]
myst_enable_extensions = ["dollarmath", "amsmath", "html_image", "attrs_block"]
myst_heading_anchors = 4
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type", "config.cache"]
mathjax_path = "tex-svg.js"
mathjax_options = {"defer": "defer"}
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
nitpick_ignore_regex = [("py:.*", ".*")]  # types of other packages, whose pages are elsewhere
html_theme = "pydata_sphinx_theme"
html_static_path = ["_static"]
html_extra_path = ["_extra"]
html_css_files = ["site.css"]
explained = [word.lower() for word in words((ROOT / "notebooks" / "glossary.md").read_text(encoding="utf-8"))]
html_js_files = [(None, {"body": f"window.courseWords = {json.dumps(explained)};"}), "site.js"]
html_favicon = "_static/icon.svg"
html_use_index = html_domain_indices = False  # the search finds more
html_copy_source = html_show_sourcelink = False
html_sidebars: dict[str, list[str]] = {
    name: [] for name in ("index", "lessons", "deeper", "helpers", "CHANGELOG", "data/README", "deploy/README",
                          "notebooks/glossary", "notebooks/instructors")}
templates_path = ["_templates"]
html_context = {"default_mode": "auto"}
html_theme_options = {
    "logo": {"text": "Read digits", "image_light": "_static/icon.svg", "image_dark": "_static/icon.svg",
             "alt_text": "How a network learns to read digits: first page"},
    "navbar_align": "left",
    "header_links_before_dropdown": 5,
    "navigation_with_keys": False,
    "show_toc_level": 1,
    "secondary_sidebar_items": {"**": ["page-toc"], "index": []},
    "footer_start": ["licence"],
    "footer_end": [],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "back_to_top_button": False,
}


def longer_contents(app, page, template, context, doctree):  # type: ignore[no-untyped-def]
    """The instructor's guide is long: its contents name the lessons as well."""
    if page == "notebooks/instructors":
        context["theme_show_toc_level"] = 2


def setup(app):  # type: ignore[no-untyped-def]
    """What Sphinx calls: docstrings keep their lines."""
    app.connect("autodoc-process-docstring", as_pages_show)
    app.connect("autodoc-skip-member", says_nothing)
    app.connect("html-page-context", longer_contents)
    return {"parallel_read_safe": True}



"""Big film sites whose pages the general reader cannot read fully: what is read from where, as data, by layout.

`recognise` tells from a page's own address whether it is one of these; `engine` applies the descriptions in
`resources/site_*.yaml`; where nothing matches, the general reader goes on alone.
"""

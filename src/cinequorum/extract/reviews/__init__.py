"""One page, many voices: the visitors' reviews of a page, whoever made the page.

`search` is where it begins. Lines that every review has (`anchors`) give places to cut the page (`cuts`); what lies
between two cuts is sorted into name, date, rating, title and words by comparing all records (`fields`); `judging`
tells reviews from comments, teasers and critics' quotes. `schema` reads what structured data say, and `placing` puts
what was found into the page's text. All of them meet in `found`.
"""

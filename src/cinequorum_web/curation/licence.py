"""What stands beside every export: whose the words are."""

from __future__ import annotations

from typing import Final

NOTICE: Final = """What may be done with this export
=================================

It has four sorts of things in it, with four sorts of rights.

1. Words of the sources. Quotations, titles, the texts of pages (`store/pages.jsonl`, `store/kept.jsonl`, the column
   `words` of `claims`) are the words of those who wrote them. They are here so that every fact can be traced to what
   carries it. Whoever passes them on needs a right to quote, or the writers' leave. The columns `source` and `page` say
   where each is from.
2. Facts, counts, scores, judgements and corrections. Facts are free. The judgements, the corrections and the choice of
   all this are the work of this site's editors; its operator says on what terms they may be used.
3. What members wrote (`member_reviews`, `member_comments`). It is theirs, under their names, and was public when the
   export was made. What was private, hidden or taken away is not in it, nor is anybody's address or password.

4. Posters (`store/posters.jsonl`). Each is somebody's work: its columns `credit` and `licence` say whose, and by what
   right this site shows it. That right may not be yours.

Names of persons are personal data in many countries, also where they were public: keep what you need, and no longer.

In the CSV tables a text that begins with one of = + - @ has an apostrophe before it, so that no spreadsheet runs it.
The other formats have it as it is.
"""

"""Exports in the forms of the programs that write them, with the odd rows that their users have met. All is invented."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

FILMS = "Date,Name,Year,Letterboxd URI"
DIARY = f"""\ufeff{FILMS},Rating,Rewatch,Tags,Watched Date\r
2024-02-02,"The ""Salt"" Ferry, Part One",2019,https://boxd.it/e1,4.5,,"at home, with Bo",2024-01-30\r
2024-02-02,"The ""Salt"" Ferry, Part One",2019,https://boxd.it/e2,5,Yes,,2024-02-02\r
2024-03-01,The Lock,1931,https://boxd.it/e3,,,,2024-02-29\r
2024-03-02,The Sluice,1932,https://boxd.it/e4\r
\r
2024-03-03,The Weir,19x3,https://boxd.it/e5,3,,,31 of May\r
2024-03-04,The Quay,1950,https://boxd.it/e6,7,,,2024-03-03\r
2024-03-05,The Mole,1951,https://boxd.it/e7,3,,,2024-03-03,one,more\r
"""
REVIEWS = f"""{FILMS},Rating,Rewatch,Review,Tags,Watched Date
2024-03-01,The Lock,1931,https://boxd.it/e3,,,"Cold.

She said ""no"", and rowed.",,2024-02-29
2023-05-05,The Groyne,1960,https://boxd.it/e9,2,,Damp.,,
"""
RATINGS = (
    f"{FILMS},Rating\n2024-02-03,The Lock,1931,https://boxd.it/aa,3.5\n2019-01-01,The Sluice,1932,https://boxd.it/bb,\n"
)
WATCHED = f"{FILMS}\n2018-01-01,The Lock,1931,https://boxd.it/aa\n2018-01-01,Пристань,1958,https://boxd.it/cc\n"
WATCHLIST = f"{FILMS}\n2022-07-01,The Pier,,https://boxd.it/dd\n"
LIKES = f"{FILMS}\n2022-07-02,The Lock,1931,https://boxd.it/aa\n"
A_LIST = """Letterboxd list export v7
Date,Name,Tags,URL,Description
2021-11-06,"Water, always","slow, wet",https://boxd.it/l1,"Two
lines."

Position,Name,Year,URL,Description
1,The Lock,1931,https://boxd.it/aa,the first
2,"Pier, The",1949,https://boxd.it/dd,
"""
PROFILE = "Date Joined,Username,Given Name,Family Name,Email Address\n2019-01-01,ada,Ada,,ada@mail.example\n"
LETTERBOXD = {
    "diary.csv": DIARY, "reviews.csv": REVIEWS, "ratings.csv": RATINGS, "watched.csv": WATCHED,
    "watchlist.csv": WATCHLIST, "likes/films.csv": LIKES, "lists/water-always.csv": A_LIST, "profile.csv": PROFILE,
    "likes/lists.csv": "Date,URL\n2020-01-01,https://boxd.it/x\n", "deleted/diary.csv": DIARY, "comments.csv": "Date,Content\n2020-01-01,Yes\n",
}  # fmt: skip

IMDB_NEW = """Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors
tt0000101,8,2021-04-04,The Lock,Die Schleuse,https://www.imdb.com/title/tt0000101/,Movie,7.1,88,1931,"Drama, Crime",120,1931-02-01,Nora Vell
tt0000102,7,2021-04-05,Harbour Nights,Harbour Nights,https://www.imdb.com/title/tt0000102/,TV Series,7.1,45,2011,Drama,120,2011-02-01,
tt0000103,11,2021-04-06,The Sluice,,https://www.imdb.com/title/tt0000103/,Short,,12,1932,,,,
tt0000104,,,,,,,,,,,,,
"""
IMDB_OLD = """"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"
"1","tt0000101","Thu Jun 14 00:00:00 2012","","","The Lock","Feature Film","Nora Vell","8","7.1","88","1931","drama","120","1931-02-01","http://www.imdb.com/title/tt0000101/"
"2","tt0000105","Fri Jun 15 00:00:00 2012","","","Night Boat","Mini-Series","","9","7.1","","1988","drama","120","1988-02-01","http://www.imdb.com/title/tt0000105/"
"""
IMDB_2017 = """Const,Your Rating,Date Added,Title,Title Type,Directors,IMDb Rating,Runtime (mins),Year,Genres,Num Votes
tt0000101,8,2017-11-08,The Lock,movie,Nora Vell,7.1,88,1931,Drama,120
tt0000102,8,2017-11-09,Harbour Nights,tvSeries,,7.1,88,2011,Drama,120
"""
IMDB_RESAVED = """sep=;
Const;Your Rating;Date Rated;Title;Year
tt0000101;8;4/3/2021;The Lock;1931
tt0000106;7,5;4/14/2021;The Pier;1949
"""
IMDB_LIST = """Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated
1,tt0000101,2020-07-09,2020-07-09,for winter,The Lock,Die Schleuse,https://www.imdb.com/title/tt0000101/,Movie,7.1,88,1931,Drama,120,1931-02-01,Nora Vell,8,2021-04-04
2,tt0000106,2020-07-10,2020-07-10,,The Pier,The Pier,https://www.imdb.com/title/tt0000106/,Movie,,,1949,,,,,,
"""
TMDB = """TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated
201,tt0000101,movie,The Lock,1931-02-01T00:00:00Z,,,7.757,7.5,2023-05-02T09:29:50Z
202,,tv,Harbour Nights S1E1,2011-02-01T00:00:00Z,1,1,6.976,8,2023-01-07T16:35:52Z
"""
TMDB_WISHES = """TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated
203,,movie,부두,1950-02-01T00:00:00Z,,,7.757,,2023-05-02T09:29:50Z
"""
TMDB_JSON = {"results": [{"id": 201, "title": "The Lock", "original_title": "Die Schleuse", "release_date": "1931-02-01", "account_rating": {"value": 9, "created_at": "2023-05-02T09:29:50.000Z"}}]}  # fmt: skip
MOVARY_HISTORY = 'title,year,tmdbId,imdbId,watchedAt,comment,location\n"The Lock",1931,201,tt0000101,2023-01-02,Cold,"The Odeon"\n"The Lock",1931,201,tt0000101,2023-05-02,,\n"The Pier",1949,206,,,,\n'
MOVARY_RATINGS = "title,year,tmdbId,imdbId,userRating\nThe Lock,1931,201,tt0000101,8\nThe Pier,1949,206,,0\n"
MOVARY_WISHES = "title,year,tmdbId,imdbId,addedAt\nThe Pier,1949,206,,2023-05-02 10:00:00\n"
YAMTRACK = """"media_id","source","media_type","title","image","season_number","episode_number","score","status","notes","start_date","end_date","progress","created_at","progressed_at"
"201","tmdb","movie","The Lock","https://image.example/1.jpg","","","9.5","Completed","Cold.","","2024-02-09 20:15:00+00:00","1","2025-07-13 00:49:07+00:00",""
"203","tmdb","movie","The Pier","","","","","Planning","","","","0","2025-07-13 00:49:07+00:00",""
"1668","tmdb","tv","Harbour Nights","","","","","In progress","","2024-02-09","","24","",""
"1","manual","movie","Our Holiday","","","","","Completed","","","","1","",""
"""
YAMTRACK_OLD = """"media_id","source","media_type","title","image","season_number","episode_number","score","progress","status","repeats","start_date","end_date","notes","watch_date"
"201","tmdb","movie","The Lock","","","","9.0","1","Completed","1","","2024-02-09","",""
"""
YAMTRACK_SLASHED = """media_id,source,media_type,title,image,season_number,episode_number,score,progress,status,repetitions,start_date,end_date,notes,watch_date
201,tmdb,movie,The Lock,,,,9,1,Completed,1,01/02/2024,03/04/2024,,
203,tmdb,movie,The Pier,,,,,,Dropped,,01/02/2024,03/05/2024,,
206,tmdb,movie,The Weir,,,,3,,Dropped,,01/02/2024,03/05/2024,,
"""
NEODB_MARKS = """title,info,links,timestamp,status,rating,comment,tags
The Lock,imdb:tt0000101 year:1931 director:Nora Vell,https://neodb.example/movie/1 https://www.imdb.com/title/tt0000101,2024-02-09T10:00:00+00:00,complete,8,Cold.,slow|wet
Harbour Nights,year:2011,https://neodb.example/tv/season/2 https://www.imdb.com/title/tt0000102,2024-02-09T10:00:00+00:00,complete,8,,
The Pier,year:1949,https://neodb.example/movie/3,2024-02-10T10:00:00+00:00,wishlist,,,
"""
NEODB_REVIEWS = """title,info,links,timestamp,title,content
The Lock,imdb:tt0000101 year:1931,https://neodb.example/movie/1,2024-02-11T10:00:00+00:00,On rowing,Long and *cold*.
"""
NEODB_CATALOG: list[dict[str, Any]] = [
    {"type": "Movie", "url": "https://neodb.example/movie/1", "display_title": "The Lock", "orig_title": "Die Schleuse", "year": 1931, "imdb": "tt0000101", "external_resources": [{"url": "https://www.themoviedb.org/movie/201"}]},
    {"type": "Edition", "url": "https://neodb.example/book/9", "display_title": "On Water", "external_resources": []},
]  # fmt: skip
NEODB_JOURNAL: list[dict[str, Any]] = [
    {"server": "neodb.example", "neodb_version": "0.12", "username": "ada"},
    {"type": "Rating", "content": {"withRegardTo": "https://neodb.example/movie/1", "value": 8, "published": "2024-02-09T10:00:00+00:00"}, "visibility": 0, "metadata": {}},
    {"type": "ShelfMember", "content": {"withRegardTo": "https://neodb.example/movie/1", "status": "complete", "published": "2024-02-09T10:00:00+00:00"}, "visibility": 2, "metadata": {}},
    {"type": "Comment", "content": {"withRegardTo": "https://neodb.example/book/9", "content": "Dry."}, "visibility": 0, "metadata": {}},
    {"type": "Comment", "content": {"withRegardTo": "https://neodb.example/movie/1", "content": "Cold."}, "visibility": 0, "metadata": {}},
    {"type": "Collection", "content": {"name": "Water", "content": ""}, "visibility": 0, "metadata": {}, "items": [{"item": "https://neodb.example/movie/1", "metadata": {"note": "first"}}]},
]  # fmt: skip
RYOT = {
    "metadata": [
        {"lot": "movie", "source": "tmdb", "identifier": "201", "source_id": "The Lock (1931)", "seen_history": [{"ended_on": "2024-02-09", "state": "completed"}, {"ended_on": None, "state": "dropped"}], "reviews": [{"rating": "85", "review": {"date": "2024-02-10T20:00:00Z", "spoiler": True, "text": "She rows.", "visibility": "public"}}], "collections": [{"collection_name": "Watchlist", "created_on": "2024-01-01T10:00:00Z"}, {"collection_name": "Monitoring"}, {"collection_name": "Water"}]},
        {"lot": "show", "source": "tmdb", "identifier": "9", "source_id": "Harbour Nights", "seen_history": [], "reviews": [], "collections": []},
    ]
}  # fmt: skip
RYOT_OLD = {"media": [{"lot": "movie", "source": "tmdb", "identifier": "201", "source_id": "The Lock", "seen_history": [{"ended_on": "2024-02-09T10:00:00Z"}], "reviews": [{"rating": None, "review": None}], "collections": ["Watchlist", "In Progress"]}]}  # fmt: skip
LOCK = {
    "title": "The Lock",
    "year": 1931,
    "ids": {"trakt": 5, "slug": "the-lock-1931", "imdb": "tt0000101", "tmdb": 201},
}
SHOW = {"title": "Harbour Nights", "year": 2011, "ids": {"trakt": 6, "slug": "harbour-nights", "imdb": "tt0000102"}}
TRAKT: dict[str, Any] = {
    "watched-history-1.json": [{"id": 1, "watched_at": "2014-04-05T23:27:00.000Z", "action": "scrobble", "type": "movie", "movie": LOCK}, {"id": 2, "watched_at": "2014-04-06T15:27:00.000Z", "type": "episode", "episode": {"season": 1, "number": 1}, "show": SHOW}],
    "watched-movies.json": [{"plays": 2, "last_watched_at": "2014-04-05T23:27:00.000Z", "movie": LOCK}],
    "ratings-movies.json": [{"rated_at": "2014-04-07T10:00:00.000Z", "rating": 9, "type": "movie", "movie": LOCK}],
    "lists-watchlist.json": [{"rank": 1, "listed_at": "2015-01-01T10:00:00.000Z", "notes": None, "type": "movie", "movie": {"title": "The Pier", "year": None, "ids": {"trakt": 7}}}],
    "lists-lists.json": [{"name": "Wet & Cold", "description": "All of it.", "item_count": 1, "ids": {"trakt": 77, "slug": "wet-cold"}}],
    "lists-list-77-wet-cold.json": [{"rank": 1, "listed_at": "2015-01-01T10:00:00.000Z", "notes": "first", "type": "movie", "movie": LOCK}],
    "collection-movies-1.json": [{"collected_at": "2015-01-01T10:00:00.000Z", "movie": LOCK}],
    "comments-movies.json": [{"type": "movie", "movie": LOCK, "comment": {"id": 1, "comment": "She rows.", "spoiler": True, "created_at": "2014-04-08T10:00:00.000Z"}}],
    "user-profile.json": {"username": "ada"},
}  # fmt: skip
NFO = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<movie><title>The Lock</title><originaltitle>Die Schleuse</originaltitle><userrating>8</userrating><year>1931</year>
<uniqueid type="tmdb">201</uniqueid><uniqueid type="imdb" default="true">tt0000101</uniqueid><playcount>2</playcount><lastplayed>2024-03-15 21:30:00</lastplayed><dateadded>2020-01-01 10:00:00</dateadded>
<actor><name>Ulrich Muehe</name><thumb>x</thumb></actor><set><name>Water</name></set></movie>
https://www.imdb.com/title/tt0000101/
"""
NFO_BY_HAND = """\ufeff<?xml version='1.0'?>\r
<movie><title>Lock & Key</title><watched>true</watched><playcount> 2 </playcount><lastplayed>1601-01-01 00:00:00</lastplayed><userrating></userrating></movie>\r
https://www.themoviedb.org/movie/201-lock-key?language=de\r
"""
VIDEODB = "<videodb><version>1</version><movie><title>The Lock</title><year>1931</year><userrating>0</userrating><playcount>0</playcount><lastplayed></lastplayed></movie><tvshow><title>Harbour Nights</title></tvshow><movie><title>The Pier</title><playcount>1</playcount></movie></videodb>"  # fmt: skip
BOMB = '<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><movie><title>&b;</title></movie>'
IN_GERMAN = 'Titel;Jahr;Meine Bewertung;Gesehen am;Kommentar\nDie Schleuse;1931;7,5;29.02.2024;"Kalt;\nsehr kalt"\nDer Steg;1949;8;1.3.2024;\n'
IN_POLISH = "tytuł\trok\tocena\tobejrzano\nŚluza\t1931\t8\t2024-02-29\n"


def packed(files: dict[str, Any], folder: str = "") -> bytes:
    """These files in an archive: text as it is, anything else as JSON."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(folder + name, body if isinstance(body, str | bytes) else json.dumps(body))
    return out.getvalue()


def in_lines(rows: list[dict[str, Any]]) -> str:
    """These objects as lines of JSON."""
    return "".join(json.dumps(row) + "\n" for row in rows)

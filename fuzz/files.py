"""First inputs and pieces for the readers of files, lists, records and questions. All films, people and papers in them
are invented.

Nothing of the library is imported here; see `targets`.
"""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256

PAGE = b"<!doctype html><title>The Lock</title><p>The Lock is an invented film of 1931."
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
_MAIL = (
    b"From: Nora Vell <nora@paper.example>\r\nSubject: =?utf-8?q?The_L=C3=B6ck?=\r\nMessage-ID: <1@paper.example>\r\n"
    b"Date: Sun, 17 May 2020 08:09:10 +0200\r\nMIME-Version: 1.0\r\n"
)
_PARTS = (
    b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=latin-1\r\n'
    b"Content-Location: https://paper.example/lock\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    + PAGE
    + b"=E9\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n--b--\r\n"
)
_CDXJ = (
    'example,paper)/lock 20200517080910 {"url": "https://paper.example/lock", "mime": "text/html", "status": "200", '
    '"digest": "sha1:A", "length": "9", "offset": "7", "filename": "a.warc.gz"}'
)
_PLAN = (
    b"plan: 1\ninputs: [pages/, more.warc.gz]\nout: records\npartitions: 4\nkeep: films\nparquet: true\nsieve: 0.2\n"
)
_SHARD = {"digest": "0" * 32, "rows": 1, "packed": 40}
_MADE = {"cinequorum": "0.1.0", "code": "a", "models": "b"}
_SLICE = {"slice": "a", "source": "pages/", "run": 1, "made_with": _MADE, "readings": _SHARD, "pages": None}
_READINGS = {"stage": "readings", "format": 1, "slices": [_SLICE], "counts": {"read": 1}}
_FILMS = {"stage": "films", "format": 1, "made_with": _MADE, "members": _SHARD, "inputs": ["a"]}
_DECISIONS = {"stage": "decisions", "format": 1, "tables": {"judgement": _SHARD}, "pages": _SHARD, "former": _SHARD}
_SHEET = {"slug": "a", "title": "The Lock", "year": 1931, "rows": [], "signer": "a" * 64, "signature": "b" * 128}
_WITHDRAWAL = {"id": "w1", "of": "j1", "author": "Ada", "time": "2026-06-01T00:00:00Z"}
_IMDB = (
    b"tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    b"tt0000101\tmovie\tThe Lock\tDie Schleuse\t0\t1931\t\\N\t88\tDrama\n"
    b"tt0000102\tshort\tThe Pier\tThe Pier\t0\t\\N\t\\N\t9\t\\N\n"
)
_ENTITY = {
    "id": "Q1",
    "labels": {"en": {"value": "The Lock"}},
    "aliases": {"de": [{"value": "Die Schleuse"}]},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q11424"}}}, "rank": "normal"}],
        "P577": [{"mainsnak": {"datavalue": {"value": {"time": "+1931-02-01T00:00:00Z", "precision": 11}}}}],
        "P57": [{"mainsnak": {"datavalue": {"value": {"id": "Q2"}}}}],
    },
}
_NAMED = "Date,Name,Year,Letterboxd URI"


def warc(block: bytes, kind: bytes = b"response") -> bytes:
    """Return one record in the clear."""
    head = (
        b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2020-05-17T08:09:10Z\r\n"
        b"WARC-Target-URI: https://paper.example/lock\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n"
    )
    return head % (kind, len(block)) + block + b"\r\n\r\n"


def zipped(files: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return an archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 5, 17, 8, 9, 10)), body)
    return made.getvalue()


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 200, 300, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(201 * 300))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _jpeg() -> bytes:
    def segment(mark: int, data: bytes) -> bytes:
        return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data

    sides = segment(0xC0, struct.pack(">BHHB", 8, 300, 200, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    tables = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + segment(0xDB, bytes(65)) + sides + segment(0xC4, bytes(20))
    return b"\xff\xd8" + tables + scan + b"\xff\xd9"


def _webp() -> bytes:
    lossless = b"\x2f" + (199 | 299 << 14).to_bytes(4, "little") + bytes(9)
    sides = b"\x0c\0\0\0" + (199).to_bytes(3, "little") + (299).to_bytes(3, "little")
    body = b"WEBP"
    for kind, data in ((b"VP8X", sides), (b"VP8L", lossless)):
        body += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row, separators=(",", ":"), sort_keys=True).encode() + b"\n" for row in rows)


def _pack() -> bytes:
    row = b'{"row":"withdrawal","value":' + json.dumps(_WITHDRAWAL, separators=(",", ":"), sort_keys=True).encode()
    return _lines({"pack": 1, "rows": 1, "sheets": 1}, {"sheet": _SHEET}) + row + b"}\n"


def _backup() -> bytes:
    listed = {"name": "store.sqlite", "bytes": 3, "sha256": sha256(b"abc").hexdigest()}
    return zipped({"manifest.json": json.dumps({"backup": 1, "files": [listed]}).encode(), "store.sqlite": b"abc"})


_DIARIES = (
    f"{_NAMED},Rating,Rewatch,Tags,Watched Date\n2024-02-02,The Lock,1931,https://boxd.it/e1,4.5,Yes,wet,2024-01-30\n",
    f"{_NAMED}\n2022-07-01,The Pier,,https://boxd.it/dd\n",
    "Const,Your Rating,Date Rated,Title,URL,Title Type,Year\ntt0000101,8,2021-04-04,The Lock,,Movie,1931\n",
    "sep=;\nConst;Your Rating;Date Rated;Title;Year\ntt0000101;7,5;4/14/2021;The Lock;1931\n",
    "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n"
    "201,tt0000101,movie,The Lock,1931-02-01T00:00:00Z,,,7.7,7.5,2023-05-02T09:29:50Z\n",
    'title,year,tmdbId,imdbId,watchedAt,comment,location\n"The Lock",1931,201,tt0000101,2023-01-02,Cold,"The Odeon"\n',
    "Title,Year,Seen on,My mark\nThe Lock,1931,31.12.2019,4/5\n",
    '{"results":[{"id":201,"title":"The Lock","release_date":"1931-02-01","account_rating":{"value":9}}]}',
    '[{"watched_at":"2023-05-02T09:29:50.000Z","action":"watch","type":"movie","movie":{"title":"The Lock","year":1931,'
    '"ids":{"trakt":1,"slug":"the-lock","imdb":"tt0000101","tmdb":201}},"rating":8}]',
    '{"format":"cinequorum-diary","version":1}\n{"film":{"title":"The Lock"},"seen":true,"watched":"2024"}\n',
    "<movie><title>The Lock</title><year>1931</year><userrating>8</userrating><playcount>1</playcount>"
    "<uniqueid type='imdb'>tt0000101</uniqueid><lastplayed>2020-01-02</lastplayed></movie>",
    '{"metadata":[{"lot":"movie","source":"tmdb","identifier":"201","source_id":"The Lock","seen_history":'
    '[{"ended_on":"2023-01-02"}],"reviews":[{"rating":"80","review":{"text":"Cold.","spoiler":false}}]}]}',
)
_SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "archives": (
        warc(HTTP), gzip.compress(warc(HTTP), mtime=0) * 2, warc(HTTP) + b"noise\n" + warc(HTTP),
        warc(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n") + warc(b"x", b"request"),
        warc(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE, mtime=0)),
    ),
    "packages": (
        zipped({"archive/data.warc": warc(HTTP), "datapackage.json": b"{}"}, packed=False),
        zipped({"archive/data.warc.gz": gzip.compress(warc(HTTP), mtime=0)}),
    ),
    "mails": (
        b"From nora Sun May 17 08:09:10 2020\n" + _MAIL + b"\r\n" + PAGE
        + b"\n\nFrom bo Sun May 17 08:09:11 2020\nTo: a\n\nb",
        _MAIL + b"Snapshot-Content-Location: https://paper.example/lock\r\n" + _PARTS, _MAIL + _PARTS,
    ),
    "bodies": (PAGE, gzip.compress(PAGE, mtime=0), zlib.compress(PAGE), b"5\r\nhello\r\n0\r\n\r\n"),
    "listings": (
        b"<?xml version='1.0'?><rss version='2.0'><channel><item><link>/lock</link></item></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/lock'/><id>tag:1</id></entry></feed>",
        b"<opml><body><outline type='rss' xmlUrl='https://paper.example/feed'/></body></opml>",
        b"<urlset><url><loc> https://paper.example/lock </loc></url></urlset>",
        b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>",
        b"https://paper.example/lock # one\n# two\nhttp://paper.example/pier\n",
    ),
    "robots": (b"User-agent: *\nDisallow: /film*$\nAllow: /\nCrawl-delay: 7\nRequest-rate: 1/5\nSitemap: /a.xml\n",),
    "indexes": (_CDXJ.encode(), f"{_CDXJ}\n{_CDXJ}".encode()),
    "addresses": (b"HTTPS://Paper.example:443/ferry?id=7&utm_source=mail#top\n../\xc3\xbcber?a=1", b"http://[::1]:8/a"),
    "diaries": (
        *(text.encode() for text in _DIARIES),
        zipped({"diary.csv": _DIARIES[0].encode(), "watchlist.csv": _DIARIES[1].encode()}),
    ),
    "moments": (
        b"2024-02-02\n3/4/2021\nThu Jun 14 00:00:00 2012\n2023-05-02T09:29:50.000Z\n1609459200",
        b"4.5\n8/10\nup",
    ),
    "meant": ("The Lock\nLock, The\nDie Schleuse\nThe Lock 2\nThe Lock!\nТhe Lock".encode(),),
    "plans": (_PLAN,),
    "manifests": tuple(json.dumps(one).encode() for one in (_READINGS, _FILMS, _DECISIONS)),
    "shards": (gzip.compress(b'{"a":1}\n{"b":2}\n', mtime=0), b'{"a":1}\n'),
    "packs": (_pack(), b'{"pack":1,"rows":0,"sheets":0}\n'),
    "catalogues": (
        _IMDB, b"[\n" + json.dumps(_ENTITY).encode() + b",\n]\n", gzip.compress(_IMDB, mtime=0),
        b"id,title,year,director,minutes\n1,The Lock,1931,Nora Vell,88\n2;The Pier;1949;;\n",
    ),
    "catalogue_files": (b'lock\t{"title":"The Lock","year":1931,"kind":"film","ids":["tt0000101"]}',),
    "cursors": (b"WyJhIiwzXQ\nWzFd\nWyJhIl0", b"eyJhIjoxfQ=="),
    "days": (b"2026-02-28\n2026-02-30\n0001-01-01\n9999-12-31\n20260228\n2026-W01-1",),
    "queries": ('"Zoë" AND (lock OR pier*) NEAR/2 -salt'.encode(), b"names:lock\na ^b {c}"),
    "pictures": (_png(), _jpeg(), _webp()),
    "backups": (_backup(), b'{"backup":1,"files":[{"name":"a","bytes":3,"sha256":"0"}]}'),
    "exports": (b'{"film":1}\n\n{"export":1,"importable":true,"files":[{"name":"store/films.jsonl","sha256":"0"}]}',),
    "uploads": (zipped({"a.html": PAGE, "b/c.md": b"# The Lock"}), PAGE, gzip.compress(PAGE, mtime=0)),
    "members_words": (
        b"*Cold*, ||Ada did it||. [a](https://paper.example)\n> b\n1. c\n`d`",
        b"A <b>cold</b> film.<br>",
    ),
}  # fmt: skip
_XML = (
    b"<!DOCTYPE a>", b"<!ENTITY a 'b'>", b"<![CDATA[", b"]]>", b"<loc>", b"</loc>", b"<item>", b"<outline url='/a'/>",
    b"<?xml version='1.0' encoding='utf-16'?>", b"&amp;", b"&#0;", b"xmlns:a='b'", b"<a:", b"<!--", b"-->",
)  # fmt: skip
_JSON = (
    b"{", b"}", b"[", b"]", b'"', b":", b",", b"null", b"true", b"-1", b"1e999", b"99999999999999999999", b'"\\ud800"',
    b'"a":', b'"files":', b'"name":', b'"../a"', b'"year":', b'"ids":', b"{}", b"[[[[", b'"\\u0000"', b"NaN",
)  # fmt: skip
_ZIP = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\xff\xff\xff\xff", bytes(4), b"../", b"a.zip")
_HEADS = (
    b"\r\n", b"\r\n\r\n", b"WARC/1.1\r\n", b"Content-Length: 5\r\n", b"Content-Length: 99999999999\r\n",
    b"\x1f\x8b\x08", b"Content-Type: text/html\r\n", b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n",
    b"5\r\nhello\r\n",
    b"=?utf-8?b?", b"?=", b"From a 08:09\n", b"--b\r\n", b'boundary="b"', b"charset=", b"base64",
    b"HTTP/1.1 200 OK\r\n",
)  # fmt: skip
_YAML = (
    b"- ", b": ", b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"!!int ", b"2001-99-99", b"? ", b"|\n  ",
    b"inputs: ", b"out: ", b"plan: 1\n", b"[[[[", b"{{", b"%YAML 1.1\n---\n", b"0x", b"1:99:99", b".nan", b"!!binary ",
)  # fmt: skip
_TABLE = (
    b",",
    b";",
    b"\t",
    b"|",
    b'"',
    b'""',
    b"\n",
    b"\r\n",
    b"sep=;\n",
    b"8/10",
    b"4.5",
    b"31/12/2019",
    b"tt0000101",
)
_SEARCH = (b'"', b" AND ", b" OR ", b" NOT ", b"NEAR(", b"*", b"^", b"names:", b"(", b")", b"\x00", b"\x02", b"-", b"'")
_ADDRESS = (
    b"https://", b"//", b"[", b"]", b"@", b":80", b":99999", b"%", b"%00", b"\xc3\xbc", b"?", b"#", b"..", b"xn--",
    b"User-agent: *\n", b"Disallow: ", b"Allow: ", b"*", b"$", b"Crawl-delay: ", b"nan", b"1/0", b"noai", b"tdm",
)  # fmt: skip
_MARKS = (
    b"||",
    b"**",
    b"*",
    b"`",
    b"[",
    b"](",
    b")",
    b"javascript:",
    b"<script>",
    b"<i>",
    b"</i>",
    b'<a href="',
    b"> ",
)
_GRAMMAR: Mapping[str, tuple[bytes, ...]] = {
    "archives": _HEADS, "packages": _ZIP + _HEADS, "mails": _HEADS, "bodies": _HEADS, "listings": _XML + _ADDRESS,
    "robots": _ADDRESS, "indexes": _JSON + _ADDRESS, "addresses": _ADDRESS, "diaries": _TABLE * 2 + _JSON + _XML,
    "moments": _TABLE, "plans": _YAML * 3, "manifests": _JSON, "packs": _JSON, "catalogues": _TABLE + _JSON,
    "catalogue_files": (*_JSON, b"\t"), "cursors": (b"Wy", b"XQ", b"="), "days": (b"-", b"W", b"0001", b"9999", b"T"),
    "queries": _SEARCH * 2, "backups": _ZIP + _JSON, "exports": _JSON, "uploads": _ZIP + _HEADS,
    "members_words": _MARKS * 3,
    "pictures": (b"IDAT", b"\xff\xda", b"VP8X", b"ANIM", b"\xff\xff", bytes(4), b"\xff\xd9"),
}  # fmt: skip
WATCHED: Mapping[str, tuple[str, ...]] = {
    "archives": ("acquire.archives", "acquire.files"),
    "packages": ("acquire.archives", "acquire.files"),
    "mails": ("acquire.mail", "acquire.holders", "acquire.files"),
    "bodies": ("acquire.archives.answer", "acquire.packing"),
    "listings": ("acquire.sources", "acquire.addresses"),
    "robots": ("acquire.robots", "acquire.reserved"),
    "indexes": ("acquire.archives.cdx",),
    "addresses": ("acquire.addresses",),
    "diaries": ("diary",),
    "moments": ("diary.moments", "diary.marks", "text.dates"),
    "meant": ("diary.matching", "names.titles"),
    "plans": ("batch.plan",),
    "manifests": ("records.manifest",),
    "shards": ("records.shards",),
    "packs": ("packs", "model.codec"),
    "catalogues": ("catalogue",),
    "catalogue_files": ("catalogue.index", "catalogue.entries"),
    "cursors": ("_web.api.cursors",),
    "days": ("_web.api.questions", "_web.pages.history"),
    "queries": ("_web.search",),
    "pictures": ("_web.posters.pictures",),
    "backups": ("_web.backup.container",),
    "exports": ("_web.curation.importing",),
    "uploads": ("_web.curation.intake", "acquire.sniffing", "acquire.files"),
    "members_words": ("_web.members.text", "_web.diary.words"),
}
"""Readers, and the modules whose branches guide the fuzzer: of the library, or of the site where a name begins so."""

_SITE = frozenset({"cursors", "days", "queries", "pictures", "backups", "exports", "uploads", "members_words"})
_ARCHIVES = frozenset({"archives", "packages", "mails", "bodies", "listings", "robots", "indexes", "addresses"})


def seeds(name: str) -> tuple[bytes, ...]:
    """Return the first inputs of a reader."""
    return _SEEDS[name]


def grammar(name: str) -> tuple[bytes, ...]:
    """Return the pieces that a reader's inputs are put together from, beside words."""
    return _GRAMMAR.get(name, ())


def home(name: str) -> str:
    """Return the module that has the check of a reader."""
    of = "site" if name in _SITE else "archives" if name in _ARCHIVES else "records"
    return f"tests.robust.parsers_{of}"

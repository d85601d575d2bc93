"""Made from resources/tracking.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Final

TRACKING_STARTS: Final[tuple[str, ...]] = (
    "utm_",
    "mtm_",
    "pk_",
    "hsa_",
    "ns_",
    "vero_",
    "oly_",
    "_hs",
)

TRACKING_NAMES: Final[tuple[str, ...]] = (
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_ga",
    "_gl",
    "srsltid",
    "wickedid",
    "rb_clickid",
    "s_cid",
    "at_campaign",
    "at_medium",
    "xtor",
    "wt_mc",
    "wt_zmc",
    "trk_contact",
    "trk_msg",
    "trk_module",
    "trk_sid",
)

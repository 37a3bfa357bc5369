"""Letter to a mailbox: once, or it is known what is not known.

    Enclosures --pack--> Letters --message--> bytes --outbox--> Posting --smtp--> Handover --outbox--> Posting

`dispatch` has the order; `outbox` says why nothing is lost and nothing arrives twice.
"""

from converter.deliver.mail.dispatch import Dispatch
from converter.deliver.mail.outbox import Outbox, outbox_path
from converter.deliver.mail.packing import KIND_LIMITS, budget_bytes, pack
from converter.deliver.mail.providers import PROVIDERS, Provider, provider_at, provider_of_address

__all__ = [
    "KIND_LIMITS",
    "PROVIDERS",
    "Dispatch",
    "Outbox",
    "Provider",
    "budget_bytes",
    "outbox_path",
    "pack",
    "provider_at",
    "provider_of_address",
]

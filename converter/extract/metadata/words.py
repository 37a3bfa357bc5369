"""Words that several readers of bylines and datelines must know alike, as parts of regular expressions.

Each is a list of alternatives without a group around it. A word that only one reader needs stands with that reader.
"""

from __future__ import annotations

from typing import Final

OCCUPATIONS: Final = (
    "editor|reporter|writer|author|correspondent|journalist|columnist|contributor|producer|founder|ceo|manager|director"
    "|analyst|specialist|strategist|marketer|expert|consultant|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|journaliste|périodista"
)
"""What somebody does who writes, as a line beside a name says it."""
RANKS: Final = "senior|staff|chief|lead|contributing|associate|assistant|executive|managing|deputy|co-founder"
"""What stands before an occupation, and begins it."""
AUTHOR_LABELS: Final = "authors?|autor(?:in|en|e|a)?|auteurs?|autore|автор"
"""What a label calls whoever wrote a text: "Author: Jane Doe"."""
BY: Final = "by|von|par|por|da|door"
"""What leads to the name of whoever did it, in the languages that labels are known in."""
WRITTEN: Final = "written|authored|contributed|geschrieben|verfasst|erstellt|écrit|escrito|scritto|geschreven"
"""What was done with a text by whoever wrote it."""
MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|juin|okt|dez"
"""How a month begins that stands beside a name, not to be taken for one: in English, and where German or French differ."""
CHANGED: Final = (
    r"updat\w{1,4}|modifi\w{1,4}|last\s(?:reviewed|edited|changed|revised)|revised|edited|aktualisi\w{1,4}|geändert|letzte\sänderung|stand|bearbeitet|mis\sà\sjour|actualizado|"
    r"aggiornato|atualizado|bijgewerkt|gewijzigd|обновлено|zaktualizowano|更新"
)
"""What a dateline says before the day of the last change. Words may go on behind these."""

"""Many Sources, many at a time, none lost and none twice.

    names --plan--> Item --work--> Conversion --file--> Entry --report--> report.html, catalogue

An Item waits for its host (`politeness`), is converted by a process of the pool (`pool/`, `work`), gets its names and
goes to the shelf, and then, when its files are there, into the ledger: what the ledger says is done is done.
"""

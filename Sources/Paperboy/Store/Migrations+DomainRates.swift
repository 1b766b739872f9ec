/// 011: what rates of a reader's domain go by.
let domainRates = """
    -- How many messages to a domain's readers were claimed, for rates of one period (in seconds): a row for each
    -- sixtieth of it. slot: sixtieths of the period since 1970 (UTC).
    CREATE TABLE domain_count (
        domain TEXT NOT NULL, period INTEGER NOT NULL, slot INTEGER NOT NULL, count INTEGER NOT NULL,
        PRIMARY KEY (domain, period, slot)
    ) STRICT, WITHOUT ROWID;

    -- The last moment that a domain's readers were put off to; the next who has to wait comes after it.
    CREATE TABLE domain_queue (domain TEXT NOT NULL PRIMARY KEY, tail REAL NOT NULL) STRICT, WITHOUT ROWID;

    -- The rates by which readers of the issue were put off; null when none are in force.
    ALTER TABLE issue ADD COLUMN domain_rates TEXT;
    """

import GRDB

extension DatabaseMigrator {
    /// Every migration, oldest first. One that has shipped is never edited: a change is a new one.
    static var paperboy: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 papers and issues") { try $0.execute(sql: papersAndIssues) }
        migrator.registerMigration("002 subscribers and deliveries") { try $0.execute(sql: subscribersAndDeliveries) }
        migrator.registerMigration("005 summary calls and batches") { try $0.execute(sql: summaryCallsAndBatches) }
        return migrator
    }
}

private let papersAndIssues = """
    -- What the sources gave for a day; a later collection of the same day replaces it.
    CREATE TABLE collection (
        day TEXT NOT NULL, source TEXT NOT NULL, outcome TEXT NOT NULL, papers INTEGER NOT NULL, detail TEXT,
        collected_at REAL NOT NULL,
        PRIMARY KEY (day, source)
    ) STRICT;

    -- A merged paper as it was seen for a day: a Paper in JSON.
    CREATE TABLE candidate (
        day TEXT NOT NULL, paper TEXT NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (day, paper)
    ) STRICT;

    -- content: the issue file as it was frozen; null while the issue is a draft.
    CREATE TABLE issue (
        slug TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, composed_at REAL NOT NULL,
        content TEXT, frozen_at REAL
    ) STRICT;

    -- Every name of every paper of an issue: ids and normalised title. What stands here is never chosen again.
    CREATE TABLE issue_paper (
        issue TEXT NOT NULL REFERENCES issue (slug) ON DELETE CASCADE, name TEXT NOT NULL,
        PRIMARY KEY (issue, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX issue_paper_name ON issue_paper (name);

    -- The texts are part of the key: a changed abstract is summarised anew.
    CREATE TABLE summary (
        paper TEXT NOT NULL, language TEXT NOT NULL, summarizer TEXT NOT NULL, title TEXT NOT NULL,
        abstract TEXT NOT NULL, document TEXT NOT NULL, written_at REAL NOT NULL,
        PRIMARY KEY (paper, language, summarizer, title, abstract)
    ) STRICT;

    CREATE TABLE publication (
        issue TEXT NOT NULL REFERENCES issue (slug), channel TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('unfinished', 'done', 'failed')), detail TEXT NOT NULL,
        changed_at REAL NOT NULL,
        PRIMARY KEY (issue, channel)
    ) STRICT;
    """

private let subscribersAndDeliveries = """
    -- address_key: the address with case folded, by which two spellings are one person.
    CREATE TABLE subscriber (
        id TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, address_key TEXT NOT NULL UNIQUE,
        name TEXT, language TEXT NOT NULL, topics TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('active', 'unsubscribed', 'suppressed')),
        token TEXT NOT NULL UNIQUE, added_at REAL NOT NULL, changed_at REAL NOT NULL
    ) STRICT;

    -- One issue to one subscriber. claimed_boot: the boot in which the row was claimed. ending_at: the mark set
    -- before the final dot may leave. transport: what it was handed to.
    CREATE TABLE delivery (
        issue TEXT NOT NULL REFERENCES issue (slug), subscriber TEXT NOT NULL REFERENCES subscriber (id),
        state TEXT NOT NULL CHECK (state IN
            ('pending', 'sending', 'accepted', 'deferred', 'rejected', 'uncertain', 'skipped')),
        attempts INTEGER NOT NULL DEFAULT 0, next_attempt_at REAL,
        transport TEXT, claimed_boot TEXT, ending_at REAL,
        code INTEGER, enhanced TEXT, reply TEXT, reason TEXT, changed_at REAL NOT NULL,
        PRIMARY KEY (issue, subscriber)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivery_state ON delivery (issue, state, next_attempt_at);
    """

private let summaryCallsAndBatches = """
    -- Each call to a model for an issue's summaries: tokens, USD, seconds. cache_write is for five minutes,
    -- cache_write_hour for an hour. prices_of: the day of the price table that it was charged by.
    CREATE TABLE summary_call (
        id INTEGER PRIMARY KEY, issue TEXT NOT NULL, paper TEXT NOT NULL, language TEXT NOT NULL,
        model TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN
            ('answered', 'malformed', 'truncated', 'refused', 'empty', 'failed', 'known')),
        detail TEXT, input INTEGER NOT NULL, output INTEGER NOT NULL, cache_read INTEGER NOT NULL,
        cache_write INTEGER NOT NULL, cache_write_hour INTEGER NOT NULL, usd REAL NOT NULL,
        seconds REAL NOT NULL, batch TEXT, prices_of TEXT NOT NULL, finished_at REAL NOT NULL
    ) STRICT;
    CREATE INDEX summary_call_issue ON summary_call (issue);

    -- A batch that a model's service works on by itself, for up to a day.
    CREATE TABLE summary_batch (
        id TEXT NOT NULL PRIMARY KEY, issue TEXT NOT NULL, created_at REAL NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'done'))
    ) STRICT;

    -- Which paper, texts and language a request of a batch is about, written before the batch is created: its
    -- answer can go nowhere else. batch: null until the service has taken it. answer: a Summary in JSON.
    CREATE TABLE summary_request (
        id TEXT NOT NULL PRIMARY KEY, batch TEXT REFERENCES summary_batch (id), issue TEXT NOT NULL,
        paper TEXT NOT NULL, language TEXT NOT NULL, summarizer TEXT NOT NULL, title TEXT NOT NULL,
        abstract TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'answered', 'failed')),
        answer TEXT, detail TEXT, changed_at REAL NOT NULL
    ) STRICT;
    CREATE INDEX summary_request_batch ON summary_request (batch);
    CREATE INDEX summary_request_paper ON summary_request (paper, language);
    """

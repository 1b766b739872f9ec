import GRDB

extension DatabaseMigrator {
    /// Every migration, oldest first. One that has shipped is never edited: a change is a new one.
    static var paperboy: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 papers and issues") { try $0.execute(sql: papersAndIssues) }
        migrator.registerMigration("002 subscribers and deliveries") { try $0.execute(sql: subscribersAndDeliveries) }
        migrator.registerMigration("003 http cache and source health") { try $0.execute(sql: cacheAndHealth) }
        migrator.registerMigration("004 search") { try $0.execute(sql: search) }
        migrator.registerMigration("005 summary calls and batches") { try $0.execute(sql: summaryCallsAndBatches) }
        migrator.registerMigration("006 keys") { try $0.execute(sql: keys) }
        migrator.registerMigration("007 sending") { try $0.execute(sql: sending) }
        migrator.registerMigration("008 suppression") { try $0.execute(sql: suppression) }
        migrator.registerMigration("009 sign-ups") { try $0.execute(sql: signUps) }
        migrator.registerMigration("010 operators") { try $0.execute(sql: operators) }
        migrator.registerMigration("011 domain rates") { try $0.execute(sql: domainRates) }
        migrator.registerMigration("012 papers and format of mails") { try $0.execute(sql: mailWishes) }
        migrator.registerMigration("013 one list of refusals") { try $0.execute(sql: refusals) }
        migrator.registerMigration("014 indexes of readers") { try $0.execute(sql: subscriberIndexes) }
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

private let cacheAndHealth = """
    -- Answers of status 200 from the sources. request: the body of a POST. A later answer replaces it.
    CREATE TABLE http_cache (
        method TEXT NOT NULL, url TEXT NOT NULL, request BLOB NOT NULL, status INTEGER NOT NULL,
        etag TEXT, last_modified TEXT, content_type TEXT, body BLOB NOT NULL, fetched_at REAL NOT NULL,
        PRIMARY KEY (method, url, request)
    ) STRICT;
    CREATE INDEX http_cache_age ON http_cache (fetched_at);

    -- Whether the source's own calendar says that there should have been papers.
    ALTER TABLE collection ADD COLUMN unexpected INTEGER NOT NULL DEFAULT 0 CHECK (unexpected IN (0, 1));
    """

private let search = """
    -- Papers that the operator named as examples of what readers like, as they were looked up: a Paper in JSON.
    CREATE TABLE example (
        paper TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL, found_at REAL NOT NULL
    ) STRICT;

    -- What the choice for a day made of each paper: a Verdict in JSON.
    CREATE TABLE verdict (
        day TEXT NOT NULL, paper TEXT NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (day, paper)
    ) STRICT;
    CREATE INDEX candidate_paper ON candidate (paper);
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

private let keys = """
    -- Secrets that readers' links and return paths are made with. The highest id signs, all verify.
    CREATE TABLE mac_key (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 255),
        secret BLOB NOT NULL CHECK (length(secret) >= 32), created_at REAL NOT NULL
    ) STRICT;

    -- Links are made from id, generation and a key, no longer stored. id: random; stands in links and identifiers.
    -- generation: raised to make a reader's old links void.
    CREATE TABLE new_subscriber (
        id TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, address_key TEXT NOT NULL UNIQUE,
        name TEXT, language TEXT NOT NULL, topics TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('active', 'unsubscribed', 'suppressed')),
        generation INTEGER NOT NULL DEFAULT 1, added_at REAL NOT NULL, changed_at REAL NOT NULL
    ) STRICT;
    INSERT INTO new_subscriber (id, address, address_key, name, language, topics, state, added_at, changed_at)
        SELECT id, address, address_key, name, language, topics, state, added_at, changed_at FROM subscriber;
    DROP TABLE subscriber;
    ALTER TABLE new_subscriber RENAME TO subscriber;
    """

private let sending = """
    -- When the audience was frozen, an empty one too; null before that.
    ALTER TABLE issue ADD COLUMN audience_at REAL;
    UPDATE issue SET audience_at = frozen_at WHERE slug IN (SELECT issue FROM delivery);

    -- When the first attempt ended: deferred mail is given up some days later.
    ALTER TABLE delivery ADD COLUMN first_attempt_at REAL;

    -- How many messages were claimed for a transport in each minute (since 1970, UTC): what quotas go by.
    CREATE TABLE sent_count (
        transport TEXT NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL,
        PRIMARY KEY (transport, minute)
    ) STRICT, WITHOUT ROWID;
    """

/// 008: what came back, who is not written to any more, and lists that were taken in.
let suppression = """
    -- Every mail of the mailbox, with what was done about it: written in the same transaction, so that each is handled
    -- once. source: which mailbox; key: which mail there; digest: SHA-256 of the mail, by which it is known again when
    -- a server numbers anew. content: the beginning of a mail that was not understood. looked_at: the operator has.
    CREATE TABLE inbound_mail (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN
            ('hard', 'soft', 'delivered', 'autoreply', 'feedback', 'command', 'other')),
        sender TEXT, subject TEXT, recipients TEXT NOT NULL, status TEXT, reason TEXT, diagnostic TEXT,
        effect TEXT NOT NULL CHECK (effect IN
            ('none', 'noted', 'suppressed', 'unsubscribed', 'asked', 'kept', 'forged')),
        remark TEXT, content BLOB, handled_at REAL NOT NULL, looked_at REAL,
        UNIQUE (source, key)
    ) STRICT;
    CREATE INDEX inbound_mail_digest ON inbound_mail (source, digest);
    CREATE INDEX inbound_mail_effect ON inbound_mail (effect, handled_at);

    -- How far an IMAP folder was read; validity: its UIDVALIDITY.
    CREATE TABLE mailbox_position (
        source TEXT NOT NULL PRIMARY KEY, validity INTEGER NOT NULL, last_uid INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What a reader's mails came back with. blames: whose fault it is, the reader's address or ours (5.7.x).
    CREATE TABLE bounce (
        id INTEGER PRIMARY KEY, subscriber TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
        issue TEXT, kind TEXT NOT NULL CHECK (kind IN ('hard', 'soft', 'policy', 'complaint')),
        status TEXT, reason TEXT NOT NULL, diagnostic TEXT NOT NULL, at REAL NOT NULL
    ) STRICT;
    CREATE INDEX bounce_subscriber ON bounce (subscriber, at);
    CREATE INDEX bounce_kind ON bounce (kind, at);

    -- Why a reader is not written to. lifted_at: the operator took it back; what came before does not count again.
    CREATE TABLE suppression (
        subscriber TEXT NOT NULL PRIMARY KEY REFERENCES subscriber (id) ON DELETE CASCADE,
        cause TEXT NOT NULL CHECK (cause IN ('hard', 'soft', 'complaint')), status TEXT, detail TEXT NOT NULL,
        since REAL NOT NULL, lifted_at REAL
    ) STRICT;

    -- Addresses that asked to be forgotten, by a keyed hash.
    CREATE TABLE forgotten_address (hash TEXT NOT NULL PRIMARY KEY, forgotten_at REAL NOT NULL) STRICT, WITHOUT ROWID;

    -- Lists that were taken in, and what the last of them did to whom. before: a KnownReader in JSON; null for a new
    -- reader.
    CREATE TABLE subscriber_import (
        id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL, began_at REAL NOT NULL, undone_at REAL
    ) STRICT;
    CREATE TABLE imported_reader (import INTEGER NOT NULL, subscriber TEXT NOT NULL, before TEXT) STRICT;
    """

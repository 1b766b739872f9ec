/// 009: who wants to read, how they said so, and what was mailed to them about it.
let signUps = """
    -- paused_until: nothing is sent before.
    ALTER TABLE subscriber ADD COLUMN frequency TEXT NOT NULL DEFAULT 'every' CHECK (frequency IN ('every', 'weekly'));
    ALTER TABLE subscriber ADD COLUMN paused_until REAL;

    -- The words under which people subscribed, by their SHA-256.
    CREATE TABLE consent_wording (
        hash TEXT NOT NULL PRIMARY KEY, version TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
        first_used_at REAL NOT NULL
    ) STRICT;

    -- A record of consent. It outlives the subscription by what law asks for. network: a /24 or /48, never an address.
    CREATE TABLE consent (
        id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, address_key TEXT NOT NULL, list TEXT NOT NULL,
        entry TEXT NOT NULL CHECK (entry IN ('web', 'mail', 'import')), language TEXT NOT NULL,
        wording TEXT REFERENCES consent_wording (hash), network TEXT,
        requested_at REAL NOT NULL, confirmed_at REAL, ended_at REAL
    ) STRICT;
    CREATE INDEX consent_address ON consent (address_key);

    -- Somebody asked, and nobody has confirmed yet.
    CREATE TABLE sign_up (
        id TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, address_key TEXT NOT NULL UNIQUE, language TEXT NOT NULL,
        topics TEXT NOT NULL, consent INTEGER NOT NULL REFERENCES consent (id), requested_at REAL NOT NULL
    ) STRICT;

    -- A link in a letter that works for a while; hash: the SHA-256 of its token. It stays after use, so that a second
    -- visit is no error.
    CREATE TABLE letter_link (
        hash TEXT NOT NULL PRIMARY KEY,
        purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'account', 'new-address')),
        address TEXT NOT NULL, address_key TEXT NOT NULL, subscriber TEXT REFERENCES subscriber (id) ON DELETE CASCADE,
        valid_until REAL NOT NULL, used_at REAL
    ) STRICT;
    CREATE INDEX letter_link_address ON letter_link (address_key, purpose);

    -- Letters that somebody asked for, and what became of each. folded: the address as limits count it.
    CREATE TABLE letter (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('sign-up', 'account', 'new-address', 'address-changed')),
        address TEXT NOT NULL, address_key TEXT NOT NULL, folded TEXT NOT NULL, domain TEXT NOT NULL,
        language TEXT NOT NULL, topics TEXT NOT NULL, entry TEXT NOT NULL, wording TEXT, subscriber TEXT,
        client TEXT, network TEXT, requested_at REAL NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'settled')), due_at REAL NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, sent TEXT, outcome TEXT, settled_at REAL,
        consent INTEGER REFERENCES consent (id) ON DELETE SET NULL
    ) STRICT;
    CREATE INDEX letter_due ON letter (state, due_at);
    CREATE INDEX letter_client ON letter (client, requested_at);
    CREATE INDEX letter_network ON letter (network, requested_at);
    CREATE INDEX letter_folded ON letter (folded, settled_at);
    CREATE INDEX letter_sent ON letter (sent, settled_at);

    -- Addresses that nothing may be sent to, by a keyed hash: whoever said "not me", whoever had all erased.
    CREATE TABLE do_not_ask (
        hash TEXT NOT NULL PRIMARY KEY, reason TEXT NOT NULL, until REAL
    ) STRICT;

    -- What the operator should look at; the same thing on one day is one row.
    CREATE TABLE alert (
        kind TEXT NOT NULL, day TEXT NOT NULL, detail TEXT NOT NULL, count INTEGER NOT NULL, last_at REAL NOT NULL,
        PRIMARY KEY (kind, day)
    ) STRICT;
    """

/// 010: the operator's own pages, and a hand on the brake.
let operators = """
    -- What the operator's password is known by; one row.
    CREATE TABLE operator_password (
        only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1), salt BLOB NOT NULL, hash BLOB NOT NULL, set_at REAL NOT NULL
    ) STRICT;

    -- hash: the SHA-256 of the session's token.
    CREATE TABLE operator_session (
        hash TEXT NOT NULL PRIMARY KEY, began_at REAL NOT NULL, valid_until REAL NOT NULL
    ) STRICT;

    CREATE TABLE failed_login (id INTEGER PRIMARY KEY AUTOINCREMENT, client TEXT NOT NULL, at REAL NOT NULL) STRICT;
    CREATE INDEX failed_login_at ON failed_login (at);

    -- paused_at: nothing more of this issue is sent until it is taken back. approved_at: the operator saw the outputs.
    ALTER TABLE issue ADD COLUMN paused_at REAL;
    ALTER TABLE issue ADD COLUMN approved_at REAL;
    """

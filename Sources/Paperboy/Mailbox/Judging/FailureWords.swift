/// What mail systems write, by meaning, in small letters. Read only after codes: words lie more often.
enum FailureWords {
    static let mailboxFull = [
        "mailbox full", "mailbox is full", "mailbox for user is full", "over quota", "overquota", "over its quota",
        "over the maximum allowed", "quota exceeded", "exceeded quota", "exceeds quota", "exceed quota",
        "exceeded its quota",
        "exceeded their quota", "exceeded his", "quota full", "out of quota", "full mailbox", "mailbox quota",
        "quota usage",
        "exceeded storage", "storage limit", "mailbox size limit", "exceeds allowed size", "mailbox exceed",
        "inbox is full",
        "account is full", "out of storage", "no space left", "not enough storage", "not enough space",
        "insufficient disk", "mailfolder is full", "mailbox has exceeded", "user is over the quota", "disk quota",
        "boite pleine", "boîte pleine", "boîte aux lettres est pleine", "quota dépassé", "postfach ist voll",
        "postfach voll",
        "speicherplatz", "buzón lleno", "casella piena", "caixa cheia", "переполнен", "mailbox overflow",
        "容量を超え", "容量が超", "容量オーバー", "いっぱい", "満杯", "邮箱已满", "空间不足", "邮箱容量", "용량",
    ]

    static let noSuchUser = [
        "user unknown", "unknown user", "no such user", "no such recipient", "unknown recipient", "recipient unknown",
        "no mailbox here by that name", "mailbox unavailable", "no such mailbox", "mailbox not found", "user not found",
        "recipient not found", "account not found", "address not found", "recipientnotfound", "does not exist",
        "doesn't exist", "not exist", "doesnt exist", "don't exist", "do not exist", "invalid recipient",
        "invalid mailbox",
        "invalid user", "invalid address", "address unknown", "unknown address", "unknown local", "unknown or illegal",
        "unknown email", "not listed in", "recipient name is not recognized", "no account by", "doesn't have a",
        "does not have a", "not known at this", "not our customer", "not a known user", "is not a valid", "is unknown",
        "no such person", "no such address", "no such account", "no such local user", "unknown mailbox",
        "unknown account",
        "bad destination mailbox", "bad mailbox", "mailbox does not", "address rejected: undeliverable",
        "unroutable address", "unrouteable address", "not a local", "user doesn", "no longer exists", "no longer valid",
        "no longer available", "cannot find", "couldn't be found", "wasn't found", "was not found", "is invalid",
        "address invalid", "nonexistent", "non-existent", "no valid recipients", "user is unknown", "this user doesn",
        "recipient address rejected: access denied", "unknown in", "isn't a", "could not be found", "no user",
        "unable to find", "illegal user", "adresse inconnue",
        "destinataire inconnu", "utilisateur inconnu", "n'existe pas", "adresse d au moins un destinataire invalide",
        "unbekannt", "nicht bekannt", "existiert nicht", "usuario desconocido", "no existe", "destinatario desconocido",
        "sconosciuto", "inesistente", "non esiste", "não existe", "inexistente", "bestaat niet", "nie istnieje",
        "neexistuje",
        "не существует", "не найден", "неизвестен", "宛先不明", "あて先不明", "見つかりません", "みつかりません", "存在しません",
        "リストにありません", "不存在", "存在しない", "존재하지", "없는 사용자",
    ]

    static let noSuchHost = [
        "host unknown", "unknown host", "host not found", "domain not found", "domain does not exist", "no such domain",
        "name or service not known", "nxdomain", "unrouteable mail domain", "unknown domain", "dns lookup failure",
        "couldn't find any host named", "domain name not found", "illegal host", "bad destination host",
        "unknown mail domain",
        "domain doesn't exist", "no such host", "bad destination system", "domain is invalid or unreachable",
        "recipient domain not found", "unresolvable address", "could not be found. make sure the address",
        "all relevant mx records point to non-existent hosts", "non-existent hosts", "not an internet",
        "invalid domain",
        "ドメインが見つかり", "ドメインは存在",
    ]

    static let takesNoMail = [
        "no smtp service", "null mx", "nullmx", "does not accept mail", "doesn't accept mail", "does not accept email",
        "no mx record",
        "never accept mail", "not accept any mail", "does not receive mail",
    ]

    static let moved = [
        "has moved", "mailbox has moved", "address has changed", "changed address", "changed his address",
    ]

    static let suspended = [
        "mailbox disabled", "is disabled", "account disabled", "account inactive", "inactive user", "inactive account",
        "is inactive", "suspended", "deactivated", "account is locked", "is not active", "temporarily disabled",
        "account has been disabled", "user disabled", "account that you tried to reach is disabled",
    ]

    static let expired = [
        "too long", "expired", "timed out", "timeout", "giving up", "retry time", "unable to deliver in",
        "could not be delivered for", "within", "aborted after", "delivery time", "for the last",
    ]

    static let unreachable = [
        "connection refused", "no route to host", "network is unreachable", "could not connect", "unable to connect",
        "host not reachable", "remote host is not responding", "connection lost", "lost connection", "socket error",
        "name service error", "try again", "did not accept our requests to connect", "too many hops", "mail loop",
        "loops back",
        "routing loop", "hop count",
    ]

    static let tooBig = [
        "too big", "too large", "message size exceeds", "size limit", "exceeds size", "line limit",
        "message length exceeds",
        "file size", "exceeds the maximum message size",
    ]

    /// About the sender, the message or the relay.
    static let policy = [
        "spam", "blacklist", "black list", "blocklist", "block list", "blocked", "dnsbl", "rbl", "banned", "policy",
        "dmarc", "spf ", "spf:", "sender id", "dkim", "reverse dns", "ptr record", " ptr", "rdns", "authentication",
        "unauthenticated",
        "relay", "virus", "malware", "reputation", "rate limit", "too many", "unsolicited", "sender address rejected",
        "sender rejected", "sender verify", "sender domain", "access denied", "not authorized", "not permitted",
        "not allowed", "prohibited", "junk", "suspicious", "helo", "ehlo", "greylist", "graylist", "not accepted from",
        "refused to talk", "service refused", "rejected by", "content rejected", "mail rejected", "message rejected",
        "mail rejete", "has been rejected", "was rejected due", "daily", "quota for sender", "domain of sender",
        "insecure", "without resolvable", "dynamic ip", "your ip", "bad reputation", "throttl", "limit exceeded",
        "permission",
        "from: domain", "from header", "access from", "connections from", "restricted",
    ]

    /// Words of a delivery that was refused after the whole message had been seen: the address itself was taken.
    static let afterData = [
        "end of data", "after i sent the message", "after end of data", "in reply to end", "after data",
        "while sending data",
        ">>> data", "after message", "text command", "end-of-data", "after sending the message", ">>> .",
        "data command",
    ]

    /// Words of a refusal of the address itself.
    static let atRecipient = [
        "rcpt to", "rcpt_to",
        "smtp:rcpt", "rcpt command", "like recipient", "recipient address rejected", "address rejected",
        "[rcpt", ">: user unknown",
        "> user unknown", "mailbox unavailable", "invalid recipient", "destinataire invalide", "user doesn't have a",
    ]

    /// Words of a refusal before any recipient was named: it is about the sender.
    static let atSender = ["after mail from", "after mail command", ">>> mail from", "did not like our mail from"]

    static func holds(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains($0) } }
}

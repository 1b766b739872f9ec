/// 013: who had all erased and who said "not me" stand on one list.
let refusals = """
    INSERT OR REPLACE INTO do_not_ask (hash, reason, until)
        SELECT hash, 'asked to be forgotten', NULL FROM forgotten_address;
    DROP TABLE forgotten_address;
    """

/// 014: ways to what belongs to one reader. Without them, each reader who goes costs a look at every delivery ever made.
let subscriberIndexes = """
    CREATE INDEX delivery_subscriber ON delivery (subscriber);
    CREATE INDEX letter_link_subscriber ON letter_link (subscriber) WHERE subscriber IS NOT NULL;
    """

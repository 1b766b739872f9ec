/// 012: how much a reader wants in one mail, and in which form. papers: null for all.
let mailWishes = """
    ALTER TABLE subscriber ADD COLUMN papers INTEGER CHECK (papers > 0);
    ALTER TABLE subscriber ADD COLUMN format TEXT NOT NULL DEFAULT 'html' CHECK (format IN ('html', 'text'));
    """

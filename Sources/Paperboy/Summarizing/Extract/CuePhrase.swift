/// Phrases by which authors announce what a sentence does.
enum CuePhrase {
    /// How plainly the sentence says what the authors do: 2 for "we propose", 1 for "we show", 0 for neither.
    static func strength(of sentence: String) -> Double {
        if sentence.contains(proposal) || sentence.contains(japaneseProposal) { return 2 }
        if sentence.contains(demonstration) || sentence.contains(japaneseDemonstration) { return 1 }
        return 0
    }

    /// Whether the sentence tells of results.
    static func tellsResult(_ sentence: String) -> Bool {
        let english =
            /(?i)outperform|achiev|surpass|results? (?:show|demonstrate|indicate|reveal|suggest)|experiment|improve/
        return sentence.contains(english) || sentence.contains(/実験|結果|性能|上回|達成|向上/)
    }

    /// Whether the sentence only says where code, data or a page is to be found.
    static func isPointer(_ sentence: String) -> Bool {
        sentence.contains(address) || sentence.contains(release) || sentence.contains(/(?:コード|データ).{0,30}公開/)
    }

    private static var address: Regex<Substring> {
        /(?i)https?:|www\.|\b[a-z0-9\-]+\.(?:com|org|io|net|ai|dev)(?:\/|\b)/
    }

    private static var release: Regex<Substring> {
        #/
        (?i)\b (?: codes? | data | datasets? | models? | weights | project | demo | page | materials? ) \b
        .{0,60} \b available \b
        /#
    }

    // The subject must stand within 40 characters before the verb: farther off it belongs to another clause.
    private static var proposal: Regex<Substring> {
        #/
        (?i)\b (?: we | this\ (?:paper|work|study|article) | our\ (?:method|approach|work|paper) ) \b .{0,40}?
        \b (?: propos | present | introduc | develop | design | describ | devis ) (?: e | es | s | ed )? \b
        /#
    }

    private static var demonstration: Regex<Substring> {
        #/
        (?i)\b (?: we | this\ (?:paper|work|study|article) | our\ (?:method|approach|work|paper) ) \b .{0,40}?
        \b (?: show | demonstrat | stud | investigat | explor | examin | analy[sz] | address | provid | prov | deriv
        | evaluat | find | tackl | consider | extend | aim | argu | formulat | establish | focus )
        (?: e | es | s | ed | y | ies )? \b
        /#
    }

    private static var japaneseProposal: Regex<Substring> {
        /(?:本研究|本論文|本稿|我々|著者ら|この論文).*(?:提案|導入|開発|設計|構築)/
    }

    private static var japaneseDemonstration: Regex<Substring> {
        /(?:本研究|本論文|本稿|我々|著者ら|この論文).*(?:示す|示し|調べ|検証|分析|取り組)/
    }
}

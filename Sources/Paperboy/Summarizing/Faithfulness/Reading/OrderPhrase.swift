/// Words by which a text speaks to the model that reads it.
enum OrderPhrase {
    /// Whether the text gives orders to its reader, or tells it who it is.
    static func stands(in text: String) -> Bool { !found(in: text).isEmpty }

    static func found(in text: String) -> [String] {
        patterns.compactMap { text.firstMatch(of: $0).map { String($0.0) } }
    }

    /// Papers on such topics quote orders without giving any.
    static func isTopic(of title: String) -> Bool { title.contains(topic) }

    nonisolated(unsafe) private static let topic =
        /(?i)inject|jailbreak|adversarial|attack|safety|security|red[- ]team|hijack|guardrail/

    nonisolated(unsafe) private static let patterns: [Regex<Substring>] = [
        #/
        (?i)\b (?: ignor (?:e|ing) | disregard (?:ing)? | forget | overrid (?:e|ing) ) \s+ (?: \w+ \s+ ){0,3}
        (?: previous | prior | above | earlier | preceding | all | other | any | your ) \s+ (?: \w+ \s+ ){0,2}
        (?: instruction | prompt | rule | direction | guideline | command | text ) s? \b
        /#,
        #/
        (?i) (?: ^ | [.:;,!?"“”(] \s* | \b (?: and | then | please | must | now | just | instead ) \s+ )
        (?: write | say | print | output | reply | respond | answer | return ) \b (?: \s+ with )? \s+ only \b
        /#,
        #/
        (?i)\b (?: give | write | provide ) \s+ (?: an? \s+ | only \s+ )* positive \s+ (?: review | assessment | rating )
        | \b positive \s+ reviews? \s+ only \b
        | \b do \s+ not \s+ (?: mention | highlight | report ) \s+ (?: any \s+ )? (?: negative | weakness | limitation )
        /#,
        #/
        (?i)\b you \s+ are \s+ (?: now \s+ )? (?: an? | the ) \s+ (?: \w+ \s+ ){0,2}
        (?: assistant | language \s+ model | AI | chatbot | reviewer | summari[sz]er ) \b
        | \b as \s+ an \s+ AI \s+ (?: language \s+ )? (?: model | assistant ) \b
        | \b new \s+ instructions? \s* :
        | \b (?: note | message | instructions? ) \s+ (?: to | for ) \s+ (?: the \s+ | any \s+ | all \s+ )?
        (?: AI | LLM | language \s+ model | summari[sz]er | assistant | reviewer | model ) s? \s* :
        /#,
        /<\|?(?:im_start|system|endoftext)|\[\/?INST\]|#{2,} ?(?:[Ii]nstruction|[Ss]ystem)/,
        /(?:指示|命令|プロンプト)(?:を|は|について)?(?:すべて|全て)?(?:無視|忘れ|破棄)/,
        /(?:のみ|だけ)(?:を|と)?(?:出力|回答|返答|記述|表示)(?:せよ|しなさい|してください|すること)/,
        /(?:肯定的|好意的)な(?:査読|レビュー|評価)(?:のみ|だけ)/,
    ]
}

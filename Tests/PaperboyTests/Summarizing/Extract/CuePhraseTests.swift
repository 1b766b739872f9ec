import Testing

@testable import Paperboy

@Suite("Cue phrase")
struct CuePhraseTests {
    @Test(
        "ranks what authors propose over what they show, and both over the rest",
        arguments: [
            ("In this paper, we propose a method.", 2.0), ("This work introduces CHAIN.", 2),
            ("Here, we present it.", 2),
            ("Our method presents three parts.", 2), ("本研究では新しい手法を提案する。", 2),
            ("We study retrieval.", 1), ("We further demonstrate its use.", 1), ("This paper analyzes errors.", 1),
            ("本研究では誤りを分析する。", 1),
            ("Retrieval is slow.", 0), ("Others propose methods.", 0),
            ("We use a very large and very deep network that others in the field propose.", 0),
        ]
    )
    func strength(sentence: String, expected: Double) { #expect(CuePhrase.strength(of: sentence) == expected) }

    @Test(
        "knows sentences that only point to code or data",
        arguments: [
            "The code is available at https://example.org/x.", "Our source code is publicly available.",
            "The project is available online.", "See github.com/lab/code.", "Models are made available.", "コードを公開している。",
        ]
    )
    func pointers(sentence: String) { #expect(CuePhrase.isPointer(sentence)) }

    @Test(
        "takes no other sentence for a pointer",
        arguments: ["We use Node.js.", "Labels are not available.", "We model the data.", "It gains 3.5 points."]
    )
    func others(sentence: String) { #expect(!CuePhrase.isPointer(sentence)) }
}

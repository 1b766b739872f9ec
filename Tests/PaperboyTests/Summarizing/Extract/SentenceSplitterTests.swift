import Testing

@testable import Paperboy

@Suite("Sentence splitter")
struct SentenceSplitterTests {
    @Test(
        "ends a sentence at the mark where it ends",
        arguments: [
            "One thing is clear.| Another is not.",
            "Is it so?| We think it is.",
            "It works!| The rest follows.",
            "What?!| Nobody knows.",
            "We test GPT-4.| We then compare.",
            "It reaches 92.5.| We stop there.",
            "We use MultiVENT 2.0.| It is large.",
            "It gains 3 points.| 40 tasks are left.",
            "It is fast.| $O(n)$ steps are enough.",
            "Learning is slow.| iCaRL needs memory.",
            "Learning is slow.| mBERT is large.",
            "He said “it works.”| We agree.",
            "He said \"it works.\"| We agree.",
            "It works (mostly).| We agree.",
            "It works.| (We checked it twice.)| We agree.",
            "The loss is $x.$| We minimise it.",
            "The price is $5.| We pay $10.| They take it.",
            "See github.com/lab/code.| We thank all.",
            "We use text, images, etc.| Previous work did not.",
            "We choose plan B.| The rest is left.",
            "We follow Smith et al.| We differ in two ways.",
            "The data are i.i.d.| We assume no more.",
            "Three things matter.| (i) It is fast.| (ii) It is small.",
            "Three things matter.| 1) It is fast.| 2) It is small.",
            "The stock is low...| The rest follows.",
            "It ends there.|We start here.",
            "A rise of 3%.|The rest follows.",
            "It uses $x$.| By the data it works.",
        ]
    )
    func splits(marked: String) {
        let expected = marked.split(separator: "|").map { $0.drop { $0 == " " } }.map(String.init)
        #expect(SentenceSplitter.sentences(of: marked.replacing("|", with: "")) == expected)
    }

    @Test(
        "goes on at a mark that ends no sentence",
        arguments: [
            "Models (e.g. GPT) are large.",
            "Large models, e.g. GPT, are slow.",
            "The goal, i.e. Speed, is met.",
            "We compare A vs. B here.",
            "Compare cf. Smith for details.",
            "See Fig. 3 and Sec. 4 for No. 5.",
            "See Eq. (3) for details.",
            "The method of Smith et al. (2020) is slow.",
            "The work of Y. Bengio and G. E. Hinton is known.",
            "It is minimal w.r.t. Bregman divergence.",
            "The U.S. Department of Energy paid.",
            "We gain 3.5 points and .5 more.",
            "We use version 2.0.1 of it.",
            "We scale (in depth. In width too) the model.",
            "The set {x. Y} is closed.",
            "We minimise $f(x). G(x)$ here.",
            "Given a, b, ... Zeta we go on.",
            "It is at www.Example.We/now today.",
            "Write to a.b@example.The.org today.",
            "We use Node.JS for it.",
            "We use Yahoo! answers.",
            "He asked “Is it so? Is it?” and left.",
            "It does: 1. Fast work.",
            "A dangling ( bracket is kept",
            "no capital. after the stop",
        ]
    )
    func goesOn(text: String) { #expect(SentenceSplitter.sentences(of: text) == [text]) }

    @Test(
        "ends a Japanese sentence at its mark outside brackets",
        arguments: [
            "本研究は手法を提案する。|結果は良好である。",
            "本当か？|そうである！|以上。",
            "彼は「可能である。問題ない。」と述べた。|以上。",
            "手法（詳細は後述。図も参照）は速い。|以上。",
            "精度は３．５である．|以上．",
            "本当か！？|そうである。",
            "GPT-4を用いる。|We also use it.| 以上。",
        ]
    )
    func japanese(marked: String) {
        let expected = marked.split(separator: "|").map { $0.drop { $0 == " " } }.map(String.init)
        #expect(SentenceSplitter.sentences(of: marked.replacing("|", with: "")) == expected)
    }

    @Test("has no sentences in nothing", arguments: ["", "   "])
    func empty(text: String) { #expect(SentenceSplitter.sentences(of: text).isEmpty) }

    @Test("gives the text back when its sentences are joined with a blank", arguments: 0..<200)
    func joins(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = RandomText.spaced(using: &random)
        #expect(SentenceSplitter.sentences(of: text).joined(separator: " ") == text)
    }

    @Test("loses nothing but blanks and moves nothing, whatever the text", arguments: 0..<200)
    func keepsAll(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = RandomText.wild(using: &random)
        let sentences = SentenceSplitter.sentences(of: text)
        #expect(sentences.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
        #expect(sentences.allSatisfy { text.contains($0) && !$0.isEmpty })
    }
}

import Foundation
import Testing

@testable import Paperboy

@Suite("Extract")
struct ExtractSummarizerTests {
    private let summarizer = ExtractSummarizer()

    @Test(
        "takes what the authors do, their result and the problem from a golden abstract",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present"),
        arguments: [
            (0, "Built upon the existing analysis of retrieval heads"), (1, "We introduce PyVision-RL"),
            (2, "To address this gap, we introduce"), (3, "We introduce four approaches"),
            (4, "We propose a simple yet effective framework"),
        ]
    )
    func golden(number: Int, cue: String) async throws {
        let paper = try GoldenAbstract.papers()[number]
        let text = try await summarizer.summary(of: paper, in: .japanese).text
        let sentences = SentenceSplitter.sentences(of: text)
        #expect((2...3).contains(sentences.count))
        #expect(sentences.allSatisfy { paper.abstract.contains($0) })
        #expect(sentences.contains { $0.hasPrefix(cue) })
        #expect(sentences.contains { CuePhrase.tellsResult($0) })
        #expect(text.split(separator: " ").count <= 90)
        #expect(!text.contains("available at"))
    }

    @Test("keeps the order of the abstract and leaves out where the code is")
    func order() async throws {
        let abstract = """
            Retrieval is slow. Many have tried. We propose Sloop, a retrieval method. It has two parts. \
            Experiments show that Sloop outperforms others. Code is available at https://example.org/sloop.
            """
        let summary = try await summarizer.summary(of: paper(abstract), in: .japanese)
        let text =
            "Retrieval is slow. We propose Sloop, a retrieval method. Experiments show that Sloop outperforms others."
        #expect(summary == Summary(text: text, language: .english, origin: .extract))
    }

    @Test("takes the next best sentence where one sentence is problem and proposal in one")
    func filler() async throws {
        let abstract = "We propose Sloop. It retrieves with two sloops. It improves speed. Ducks are irrelevant here."
        let text = try await summarizer.summary(of: paper(abstract), in: .english).text
        #expect(text == "We propose Sloop. It retrieves with two sloops. It improves speed.")
    }

    @Test(
        "takes a short abstract whole",
        arguments: ["We propose Sloop.", "Sloop retrieves", "Retrieval is slow. We fix it."]
    )
    func short(abstract: String) async throws {
        #expect(try await summarizer.summary(of: paper(abstract), in: .english).text == abstract)
    }

    @Test("gives a Japanese abstract in Japanese, without blanks between its sentences")
    func japanese() async throws {
        let abstract = "検索は遅い。先行研究は多い。本研究ではSloopを提案する。実験の結果、精度が向上した。コードを公開している。"
        let summary = try await summarizer.summary(of: paper(abstract), in: .english)
        #expect(summary.language == .japanese)
        #expect(summary.text == "検索は遅い。本研究ではSloopを提案する。実験の結果、精度が向上した。")
    }

    @Test("stays within 90 words even where the best sentences are longer together")
    func cap() async throws {
        let long = String(repeating: "very ", count: 60)
        let abstract = "Retrieval is \(long)slow. We propose Sloop that is \(long)fast. It improves speed."
        let text = try await summarizer.summary(of: paper(abstract), in: .english).text
        #expect(text == "We propose Sloop that is \(long)fast. It improves speed.")
    }

    @Test(
        "says why there is no extract",
        arguments: [
            ("", "no abstract"), (" \n ", "no abstract"),
            ("Code is available at https://example.org.", "point to code"),
            (String(repeating: "word ", count: 91), "longer than 90 words"),
        ]
    )
    func refusals(abstract: String, reason: String) async throws {
        let error = await #expect(throws: SummaryError.self) {
            try await summarizer.summary(of: paper(abstract), in: .japanese)
        }
        #expect(error?.reason.contains(reason) == true)
        #expect(error?.language == .japanese)
    }

    @Test("says only what the abstract says, the same on every run, whatever the text", arguments: 0..<60)
    func verbatim(seed: UInt64) async {
        var random = SeededGenerator(seed: seed)
        let paper = paper(PlainText.line(RandomText.wild(using: &random)))
        let first = await result(of: paper)
        #expect(await result(of: paper) == first)
        guard case .success(let summary) = first else { return }
        let all = SentenceSplitter.sentences(of: paper.abstract)
        let separator = summary.language.isFullWidth ? "" : " "
        #expect(all.combinations(upTo: 3).contains { $0.joined(separator: separator) == summary.text })
        #expect(WordCount.words(in: summary.text) <= 90)
    }

    private func paper(_ abstract: String) -> Paper {
        Paper(id: .semanticScholar("1"), title: "Sloop: Retrieval with two sloops", abstract: abstract)
    }

    private func result(of paper: Paper) async -> Result<Summary, SummaryError> {
        do {
            return .success(try await summarizer.summary(of: paper, in: .english))
        } catch {
            return .failure(error)
        }
    }
}

/// The five papers of the golden page.
private enum GoldenAbstract {
    static func papers() throws -> [Paper] {
        let page = try String(
            contentsOf: SharedFolder.url.appending(path: "golden/llm-papers-2026-02-26.ja.md"),
            encoding: .utf8
        )
        let abstracts = page.matches(of: /details "原文Abstract" >\}\}\n(.+)\n/).map { String($0.1) }
        let titles = page.matches(of: /\n## \d\. (.+)\n/).map { String($0.1) }
        return zip(titles, abstracts).map { Paper(id: .semanticScholar($0), title: $0, abstract: $1) }
    }
}

extension [String] {
    /// All choices of 1 to `count` elements in their order.
    fileprivate func combinations(upTo count: Int) -> [[String]] {
        guard count > 0 else { return [] }
        return indices.flatMap { index in
            [[self[index]]] + Array(self[(index + 1)...]).combinations(upTo: count - 1).map { [self[index]] + $0 }
        }
    }
}

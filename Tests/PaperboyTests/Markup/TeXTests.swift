import Foundation
import Testing

@testable import Paperboy

@Suite("TeX as Unicode")
struct TeXTests {
    @Test(
        "says accents, symbols, fonts, ties, dashes and quotes",
        arguments: [
            (#"M\"uller, \'Eric, Fran\c{c}ois, Erd\H{o}s"#, "Müller, Éric, François, Erdős"),
            (#"Gonz\'{a}lez and \'{\i}"#, "González and í"), (#"{\'e}cole"#, "école"),
            (#"\textbf{Bold} and \emph{so \textit{on}}"#, "Bold and so on"), (#"{\bf Bold} words"#, "Bold words"),
            ("Fig.~3 of Smith et~al.", "Fig. 3 of Smith et al."), ("pages 1--10 --- all", "pages 1–10 — all"),
            ("``quoted'' and `so'", "“quoted” and ‘so’"), (#"50\% of \$3 \& more"#, "50% of $3 & more"),
            (#"\url{https://a.b/c_d}"#, "https://a.b/c_d"), (#"\href{https://a.b}{here}"#, "here"),
            (#"CO\textsubscript{2} at 10\,000"#, "CO₂ at 10 000"), (#"\LaTeX{} source"#, "LaTeX source"),
        ]
    )
    func text(tex: String, unicode: String) {
        #expect(TeX.unicode(tex) == unicode)
    }

    @Test(
        "says formulas on a line",
        arguments: [
            (#"$\alpha^2$-net"#, "α²-net"), (#"$10^{-3}$"#, "10⁻³"), (#"$2.6\times$ faster"#, "2.6× faster"),
            (#"$a \times b$"#, "a × b"), (#"$O(n\log n)$"#, "O(nlog n)"), (#"$O(n \log n)$"#, "O(n log n)"),
            (#"$x_{ij}$ and $x_{\max}$"#, "xᵢⱼ and xₘₐₓ"), (#"$\frac{1}{8}$"#, "1/8"), (#"$w_{\text{big}}$"#, "w_big"),
            (#"$\frac{a+b}{c}$"#, "(a+b)/c"), (#"$\sqrt{n}$"#, "√n"), (#"$\mathbb{R}^d$"#, "ℝᵈ"),
            (#"$\mathcal{O}(\sqrt{k})$"#, "O(√k)"), (#"$\hat{y} \leq 0.5$"#, "ŷ ≤ 0.5"), (#"$90^\circ$"#, "90°"),
            (#"\(p < 0.05\)"#, "p < 0.05"), (#"$$E=mc^2$$"#, "E=mc²"), (#"$\sim$5\%"#, "∼5%"),
            (#"$\text{F}_1$"#, "F₁"), (#"$\left(\frac{x}{y}\right)$"#, "(x/y)"),
        ]
    )
    func formulas(tex: String, unicode: String) {
        #expect(TeX.unicode(tex) == unicode)
    }

    @Test(
        "leaves alone what is not TeX, or more than a line can say",
        arguments: [
            "costs $0.1 per call and $0.2 per image", "($5 vs. $3)", "from $5 for one to 8 US$ for two", "a $ alone",
            "about ~5% more", "https://a.edu/~user/x", "run it with --help -v", "<!--more-->", "---", "~~so~~ H~2~O",
            #"back\\slash"#, "x--;", "a---------b", "`code` and ``code``",
            "{x | x > 0}", "snake_case and x^2 outside", #"$\begin{matrix} a & b \end{matrix}$"#,
            #"$\unknown{x}$ stays"#,
            #"C:\Users\x"#, "5'' and 'so'", "10~20", "日本語の文。", "",
        ]
    )
    func untouched(text: String) {
        #expect(TeX.unicode(text) == text)
    }

    /// The table is that of arXiv's own converter. It can leave Greek macros as they are (`greek: false`); here they
    /// are always said, which concerns one pair.
    @Test(
        "does as arXiv does on its 34 pairs",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func reference() throws {
        struct Pair: Decodable {
            var tex: String
            var greek: Bool
            var text: String
        }
        let file = SharedFolder.url.appending(path: "recorded/arxiv-reference/tex-to-text.json")
        let pairs = try JSONDecoder().decode([Pair].self, from: Data(contentsOf: file))
        #expect(pairs.count == 34)
        let different = pairs.filter { TeX.unicode($0.tex) != $0.text }
        #expect(different.map(\.tex) == [#"\alpha"#])
        #expect(different.allSatisfy { !$0.greek })
    }

    @Test("changes nothing the second time, whatever the text", arguments: 0..<200)
    func idempotent(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            #"\"#, "$", "{", "}", "^", "_", "~", "-", "--", "`", "``", "''", "'", " ", "a", "B", "7", #"\alpha"#,
            #"\'e"#,
            #"\textbf{"#, #"\frac"#, #"\$"#, #"\{"#, #"\url{"#, "$x$", #"\ "#, #"\("#, #"\)"#, "é", "日",
        ]
        let count = Int.random(in: 0...40, using: &random)
        let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
        let once = TeX.unicode(text)
        #expect(TeX.unicode(once) == once)
    }

    @Test("leaves any text without its marks as it is", arguments: 0..<100)
    func withoutTeX(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = random.text(of: Array("aB7 .,;:!?(){}[]^_'\"%&#@*+=/<>|é日。👩‍👩‍👧"), upTo: 80)
        #expect(TeX.unicode(text) == text)
    }

    @Test(
        "leaves no backslash in most abstracts of arXiv, and never loses a word",
        .enabled(if: SharedFolder.exists, "skipped: ../shared is not present")
    )
    func corpus() throws {
        let abstracts = try ArxivListing.all().map(\.summary)
        let tex = abstracts.filter { $0.contains("\\") }
        let left = tex.filter { TeX.unicode($0).contains("\\") }
        #expect(
            left.count * 10 <= tex.count,
            "\(left.count) of \(tex.count): \(left.prefix(8).map { TeX.unicode($0) })"
        )
    }
}

import Foundation
import Testing

@testable import Paperboy

@Suite("Bounces")
struct BounceCorpusTests {
    struct Label: Sendable, CustomTestStringConvertible {
        var file: String
        var kind: String
        var recipients: [String]
        var status: String
        var reason: String

        var testDescription: String { file }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Bounces")

    static let labels: [Label] = lines(of: folder.appending(path: "labels.tsv")).map { fields in
        Label(
            file: fields[0],
            kind: fields[1],
            recipients: fields[2].split(separator: ",").map(String.init),
            status: fields[3],
            reason: fields[4]
        )
    }

    @Test("are told apart, whatever wrote them", arguments: labels)
    func own(label: Label) throws {
        let judgement = MessageJudge().judge([UInt8](try Data(contentsOf: Self.folder.appending(path: label.file))))
        #expect(judgement.kind.rawValue == label.kind)
        #expect(judgement.recipients == label.recipients)
        #expect(judgement.status ?? "" == label.status)
        #expect(judgement.reason ?? "" == label.reason)
    }

    @Test("are judged alike with any line ends", arguments: labels)
    func lineEnds(label: Label) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: label.file)))
        let judge = MessageJudge()
        let dos = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        #expect(judge.judge(dos).recipients == label.recipients)
        #expect(judge.judge(dos).kind.rawValue == label.kind)
        let mac = bytes.map { $0 == 0x0A ? 0x0D : $0 }
        #expect(judge.judge(mac).recipients == label.recipients)
        #expect(judge.judge(mac).kind.rawValue == label.kind)
    }

    /// What the recorded collection asks for; see `facts/email.md` §4.
    @Test("of real mail systems are understood", .enabled(if: SharedFolder.exists))
    func recorded() throws {
        let folder = SharedFolder.url.appending(path: "recorded/bounces")
        let rows = Dictionary(grouping: Self.lines(of: folder.appending(path: "labels.tsv"))) { $0[0] }
        var score = Score()
        for (file, rows) in rows {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "samples/\(file)")))
            score.add(MessageJudge().judge(bytes), rows, file)
        }
        #expect(score.messages == 294)
        #expect(Double(score.found) >= 0.95 * Double(score.known), "\(score)")
        #expect(Double(score.invented) <= 0.01 * Double(score.messages), "\(score)")
        #expect(Double(score.rightKinds) >= 0.9 * Double(score.messages), "\(score)")
        #expect(score.falseBounces.isEmpty)
    }

    private struct Score {
        var messages = 0
        var known = 0
        var found = 0
        var invented = 0
        var rightKinds = 0
        var falseBounces: [String] = []

        mutating func add(_ judgement: MailJudgement, _ rows: [[String]], _ file: String) {
            let wanted = Set(rows.map { $0[7].lowercased() }.filter { !$0.isEmpty })
            let got = Set(judgement.recipients.map { $0.lowercased() })
            let kinds = Set(rows.map { $0[2] == "not-a-bounce" ? "other" : $0[2] })
            messages += 1
            known += wanted.isEmpty ? 0 : 1
            found += !wanted.isEmpty && wanted.isSubset(of: got) ? 1 : 0
            invented += !wanted.isEmpty && !got.isSubset(of: wanted) ? 1 : 0
            rightKinds += kinds.contains(judgement.kind.rawValue) ? 1 : 0
            let isBounce = judgement.kind == .hard || judgement.kind == .soft
            if isBounce, kinds.isDisjoint(with: ["hard", "soft", "delivered"]) { falseBounces.append(file) }
        }
    }

    /// The fields of a table's lines, without its head.
    private static func lines(of url: URL) -> [[String]] {
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

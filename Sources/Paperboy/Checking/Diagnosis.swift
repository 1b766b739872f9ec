/// What one check found, and what to do about it.
public struct Diagnosis: Encodable, Equatable, Sendable {
    public enum State: String, Encodable, Sendable {
        case ok
        /// Works, but something is to be mended.
        case warning
        /// Stops what it concerns.
        case failure
        /// Not looked at, and why.
        case skipped
    }

    /// What was looked at: `store`, `dkim`, `llm-papers-2026-02-26 ja`.
    public var subject: String
    public var state: State
    public var finding: String
    /// What to do; nil where all is well.
    public var advice: String?

    static func ok(_ subject: String, _ finding: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .ok, finding: finding)
    }

    static func warning(_ subject: String, _ finding: String, _ advice: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .warning, finding: finding, advice: advice)
    }

    static func failure(_ subject: String, _ finding: String, _ advice: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .failure, finding: finding, advice: advice)
    }

    static func skipped(_ subject: String, _ reason: String) -> Diagnosis {
        Diagnosis(subject: subject, state: .skipped, finding: reason)
    }

    /// `warning  dmarc: example.com has no record; publish one …`
    public var text: String {
        let name = state.rawValue.padding(to: 8)
        return "\(name) \(subject): \(finding)" + (advice.map { "; \($0)" } ?? "")
    }
}

extension [Diagnosis] {
    var failures: [Diagnosis] { filter { $0.state == .failure } }

    /// What is worth the operator's eye.
    var findings: [Diagnosis] { filter { $0.state == .failure || $0.state == .warning } }
}

extension String {
    fileprivate func padding(to length: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, length - count))
    }
}

import Foundation

extension HTTPError {
    /// Whether the same request may do better a little later.
    public var isTransient: Bool {
        switch reason {
        case .unreachable: ["http", "https"].contains(url.scheme?.lowercased())
        case .timedOut: true
        case .tooLarge: false
        case .status(let code, _): Self.isTransient(status: code)
        }
    }

    /// Whether a status says "not now": 408, 425, 429 and 5xx (RFC 9110 §15, RFC 8470, RFC 6585).
    static func isTransient(status: Int) -> Bool {
        [408, 425, 429].contains(status) || (500...599).contains(status)
    }
}

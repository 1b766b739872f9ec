public import Foundation

/// What a return path says before it is verified: `<issue>.<reader>.<seal>`.
public struct ReturnTag: Equatable, Sendable {
    static let hintLength = 4
    private static let sealSize = 10

    public let subscriber: UUID
    let hint: String
    let key: UInt8
    let mac: [UInt8]

    /// Nil unless the text has exactly that form.
    init?(_ text: Substring) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == Self.hintLength,
            parts[0].utf8.allSatisfy({ Base32.isLetter($0) }),
            let id = Base32.bytes(of: parts[1]), id.count == 16,
            let seal = Base32.bytes(of: parts[2]), seal.count == Self.sealSize
        else { return nil }
        hint = parts[0].lowercased()
        subscriber = UUID(id)
        key = seal[0]
        mac = Array(seal.dropFirst())
    }
}

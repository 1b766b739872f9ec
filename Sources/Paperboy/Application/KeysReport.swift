public import Foundation

/// The keys that readers' links and return paths are made with; never their secrets.
public struct KeysReport: Report, Equatable {
    public struct Key: Encodable, Equatable, Sendable {
        /// As links name it; the highest one signs.
        public var number: UInt8
        public var made: Date
    }

    /// What a change of keys made.
    public struct Rotation: Encodable, Equatable, Sendable {
        /// The key that signs from now on, or would.
        public var number: UInt8
        public var dryRun: Bool
    }

    /// By number.
    public var keys: [Key]
    /// Nil where keys were only looked at.
    public var rotation: Rotation?

    public var text: String {
        guard let rotation else { return list }
        let number = rotation.number
        guard !rotation.dryRun else { return "key \(number) would sign; all links that are out would stay valid" }
        return """
            key \(number) signs from now on; all links that are out stay valid
            restart `paperboy serve`: until then it goes on with key \(number - 1)
            """
    }

    private var list: String {
        keys.map { key in
            let use = key.number == keys.last?.number ? "signs" : "verifies what it signed"
            return "key \(key.number)  \(ZonedTime(key.made, offset: 0).rfc3339)  \(use)"
        }.joined(separator: "\n")
    }
}

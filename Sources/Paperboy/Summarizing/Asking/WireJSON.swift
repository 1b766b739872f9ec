import Foundation

/// JSON as it goes to a service: the same bytes for the same value, which prompt caches need.
enum WireJSON {
    static func data(of value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}

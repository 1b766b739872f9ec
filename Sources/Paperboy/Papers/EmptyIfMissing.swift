/// A collection that documents written by an earlier version do not have: there it reads as empty.
@propertyWrapper
public struct EmptyIfMissing<Value: Emptiable & Equatable & Sendable & Codable>: Equatable, Sendable, Codable {
    public var wrappedValue: Value

    public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

    public init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

/// What can be empty.
public protocol Emptiable {
    init()
}

extension Array: Emptiable {}
extension Dictionary: Emptiable {}

extension KeyedDecodingContainer {
    // The compiler's own decoding calls this overload, because it names the wrapper.
    func decode<Value>(_ type: EmptyIfMissing<Value>.Type, forKey key: Key) throws -> EmptyIfMissing<Value> {
        try decodeIfPresent(type, forKey: key) ?? EmptyIfMissing(wrappedValue: Value())
    }
}

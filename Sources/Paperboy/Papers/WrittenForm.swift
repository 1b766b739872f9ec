/// A value that every format writes as one string: in JSON it is a string, not an object.
public protocol WrittenForm: LosslessStringConvertible, Codable {}

extension WrittenForm {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else {
            let words = "not a \(Self.self): \(text)"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: words))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

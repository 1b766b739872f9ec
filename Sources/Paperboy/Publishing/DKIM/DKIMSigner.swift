public import Foundation

/// Signs messages by one key or several at once (RFC 6376, RFC 8463), `relaxed/relaxed`.
///
/// The keys are read once; any number of threads may sign.
public struct DKIMSigner: Sendable {
    public let identities: [DKIMIdentity]
    private let starts: [[UInt8]]

    /// - Parameter identities: each makes a signature; the first stands on top.
    public init(_ identities: [DKIMIdentity]) {
        self.identities = identities
        starts = identities.map { identity in
            let tags = "v=1; a=\(identity.algorithm); c=relaxed/relaxed;"
            return Array("\(tags)\r\n d=\(identity.domain);\r\n s=\(identity.selector);\r\n t=".utf8)
        }
    }

    /// Reads the keys.
    /// - Returns: nil without settings: then mail goes out unsigned.
    /// - Throws: ``FileError`` that names the file and says what is wrong with it.
    public init?(_ settings: [DKIMSettings]) throws(FileError) {
        guard !settings.isEmpty else { return nil }
        var identities: [DKIMIdentity] = []
        for settings in settings { identities.append(try settings.identity()) }
        self.init(identities)
    }

    /// The fields to set before a header, each line with its CRLF.
    ///
    /// - Parameters:
    ///   - header: all fields as they go out; an empty line at the end does not matter.
    ///   - bodyHash: of the body after the empty line: ``DKIMBodyHash``.
    ///   - time: when the signature is made, to the second.
    /// - Throws: ``CryptoError`` when libcrypto fails, which says nothing about the message.
    public func signatures(
        header: [UInt8],
        bodyHash: [UInt8],
        at time: Date
    ) throws(CryptoError) -> [UInt8] {
        let signed = DKIMHeader(header)
        let shared = Self.sharedTags(signed, bodyHash, Int(time.timeIntervalSince1970))
        var fields: [UInt8] = []
        fields.reserveCapacity(identities.count * 900)
        for (identity, start) in zip(identities, starts) {
            let value = start + shared
            var hash = SHA256()
            hash.update(with: signed.canonical)
            hash.update(with: Self.canonicalName + Self.unfolded(value))
            let signature = try identity.key.signature(of: hash.finish())
            fields += Self.name
            fields += value
            Self.append(Data(signature).base64EncodedData(), to: &fields)
        }
        return fields
    }

    /// A whole message with its signatures on top.
    public func signed(_ message: [UInt8], at time: Date) throws(CryptoError) -> [UInt8] {
        let end = Self.endOfHeader(in: message)
        let hash = DKIMBodyHash.of(message[min(end + 2, message.count)...])
        var signed = try signatures(header: Array(message[..<end]), bodyHash: hash, at: time)
        signed.reserveCapacity(signed.count + message.count)
        signed += message
        return signed
    }

    /// Where the empty line begins.
    private static func endOfHeader(in message: [UInt8]) -> Int {
        var index = 0
        while index + 3 < message.count {
            if message[index] == 0x0D, message[index + 1] == 0x0A, message[index + 2] == 0x0D,
                message[index + 3] == 0x0A
            {
                return index + 2
            }
            index += 1
        }
        return message.count
    }
}

// MARK: The field

extension DKIMSigner {
    private static let name = Array("DKIM-Signature: ".utf8)
    private static let canonicalName = Array("dkim-signature:".utf8)
    /// Lines of header fields should have no more octets than this (RFC 5322 §2.1.1).
    private static let lineLimit = 76

    /// From the time to `b=`: what all signatures of a message have in common. Folded only at single blanks.
    private static func sharedTags(_ header: DKIMHeader, _ bodyHash: [UInt8], _ time: Int) -> [UInt8] {
        var tags = Array("\(time);\r\n h=".utf8)
        var column = 3
        for (index, name) in header.signedNames.enumerated() {
            if index > 0 {
                tags.append(UInt8(ascii: ":"))
                column += 1
                if column + name.count + 1 > lineLimit {
                    tags += [0x0D, 0x0A, 0x20]
                    column = 1
                }
            }
            tags += name
            column += name.count
        }
        tags += ";\r\n bh=".utf8
        tags += Data(bodyHash).base64EncodedData()
        tags += ";\r\n b=".utf8
        return tags
    }

    /// In relaxed form a fold before a blank is that blank alone.
    private static func unfolded(_ value: [UInt8]) -> [UInt8] { value.filter { $0 != 0x0D && $0 != 0x0A } }

    /// Base64 in lines; blanks inside do not count (RFC 6376 §3.5).
    private static func append(_ base64: Data, to fields: inout [UInt8]) {
        var column = 3
        for byte in base64 {
            if column == lineLimit {
                fields += [0x0D, 0x0A, 0x20]
                column = 1
            }
            fields.append(byte)
            column += 1
        }
        fields += [0x0D, 0x0A]
    }
}

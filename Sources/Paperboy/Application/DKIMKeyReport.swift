import Foundation

/// A new key to sign with, and what has to stand in DNS for it.
public struct DKIMKeyReport: Report, Equatable {
    public var file: String
    public var type: PrivateKey.Kind
    public var bits: Int
    public var domain: String
    public var selector: String
    /// Where the record belongs.
    public var name: String
    /// The whole text of the record.
    public var value: String
    /// The same in pieces of at most 255 octets, as DNS stores it.
    public var strings: [String]
    /// The record as a line of a zone file.
    public var zone: String

    public var text: String {
        """
        \(file): a new key (\(type == .rsa ? "RSA, \(bits) bits" : "Ed25519")), readable by you alone
        Put this record into DNS, then `paperboy doctor` looks whether it is there:

        \(zone)

        And this into the configuration, under `mail:`:

          dkim: {domain: \(domain), selector: \(selector), key-file: \(file)}
        """
    }

    /// Makes a key and writes it.
    /// - Parameter settings: where the key goes and what it is called.
    /// - Throws: ``FileError`` when the file is there already or cannot be written, ``CryptoError``.
    public static func generate(_ type: PrivateKey.Kind, bits: Int = 2048, for settings: DKIMSettings) throws -> Self {
        let key = try PrivateKey.generate(type, bits: bits)
        let record = DKIMRecord(kind: type, key: try key.publicKey())
        try SecretFile.create(try key.pem(), at: settings.keyFile)
        return DKIMKeyReport(
            file: settings.keyFile.path,
            type: type,
            bits: key.bits,
            domain: settings.domain,
            selector: settings.selector,
            name: settings.recordName,
            value: record.text,
            strings: record.strings,
            zone: record.zoneLine(name: settings.recordName)
        )
    }
}

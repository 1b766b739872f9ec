public import Foundation

/// What `paperboy bench` sends, and where.
public struct BenchSettings: Sendable {
    /// Whose signature the messages carry.
    public enum Signature: String, Sendable, CaseIterable, Codable {
        case none, rsa, ed25519
    }

    /// `HOST:PORT` of the server that takes the mail; nil for one of our own.
    public var server: String?
    public var messages: Int
    /// About how many bytes a message has.
    public var size: Int
    public var signature: Signature
    public var connections: Int
    /// Sends one prepared message again and again: transport alone, without personal parts, signature and ledger.
    public var isReady: Bool
    /// Holds configuration, key and database; kept, so that a prepared bench can be run later.
    public var folder: URL

    public init(
        server: String? = nil,
        messages: Int,
        size: Int,
        signature: Signature,
        connections: Int,
        isReady: Bool,
        folder: URL
    ) {
        self.server = server
        self.messages = messages
        self.size = size
        self.signature = signature
        self.connections = connections
        self.isReady = isReady
        self.folder = folder
    }
}

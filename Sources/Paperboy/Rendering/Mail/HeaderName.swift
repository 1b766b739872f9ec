/// The name of a header field: printable ASCII without a colon (RFC 5322 §2.2).
public struct HeaderName: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    /// Nil for what no field may be called; 60 octets leave room for a value in the same line.
    public init?(rawValue: String) {
        let isPrintable = rawValue.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }
        guard isPrintable, (1...60).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }

    private init(known: String) { rawValue = known }

    public static let archivedAt = HeaderName(known: "Archived-At")
    public static let autoSubmitted = HeaderName(known: "Auto-Submitted")
    public static let contentDisposition = HeaderName(known: "Content-Disposition")
    public static let contentID = HeaderName(known: "Content-ID")
    public static let contentLanguage = HeaderName(known: "Content-Language")
    public static let contentTransferEncoding = HeaderName(known: "Content-Transfer-Encoding")
    public static let contentType = HeaderName(known: "Content-Type")
    public static let date = HeaderName(known: "Date")
    public static let feedbackID = HeaderName(known: "Feedback-ID")
    public static let from = HeaderName(known: "From")
    public static let listArchive = HeaderName(known: "List-Archive")
    public static let listHelp = HeaderName(known: "List-Help")
    public static let listID = HeaderName(known: "List-Id")
    public static let listPost = HeaderName(known: "List-Post")
    public static let listUnsubscribe = HeaderName(known: "List-Unsubscribe")
    public static let listUnsubscribePost = HeaderName(known: "List-Unsubscribe-Post")
    public static let messageID = HeaderName(known: "Message-ID")
    public static let mimeVersion = HeaderName(known: "MIME-Version")
    public static let precedence = HeaderName(known: "Precedence")
    public static let replyTo = HeaderName(known: "Reply-To")
    public static let subject = HeaderName(known: "Subject")
    public static let to = HeaderName(known: "To")
}

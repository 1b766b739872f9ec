/// How much of a message is read. What lies beyond is left unread; no message is refused for its size.
///
/// Mail comes from anybody: a million parts, endless headers and boundaries inside boundaries are cheap to write. The
/// defaults hold every report that a mail system writes, and keep the reader's memory at a small multiple of the
/// message.
struct MIMELimits: Sendable {
    /// Bytes of a message; the rest is not looked at.
    var message = 16 << 20
    /// Bytes of one header.
    var header = 256 << 10
    /// Fields of one header; later ones are ignored.
    var fields = 500
    /// Bytes of one field's unfolded value.
    var field = 16 << 10
    /// Multiparts and messages inside each other.
    var depth = 12
    /// Parts of a message, all levels together.
    var parts = 256
    /// Bytes of a part's text after decoding.
    var text = 256 << 10
}

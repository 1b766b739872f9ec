/// The hash of a body in DKIM's relaxed form (RFC 6376 §3.4.4), taken in pieces of any size.
///
/// Blanks at the ends of lines and empty lines at the end do not count, a run of blanks counts as one. What is known
/// to be in that form already goes in by ``update(canonical:)``, which costs the hash alone.
public struct DKIMBodyHash: ~Copyable {
    private var hash: SHA256
    private var filter = DKIMBodyFilter()

    public init() { hash = SHA256() }

    private init(_ hash: consuming SHA256, _ filter: DKIMBodyFilter) {
        self.hash = hash
        self.filter = filter
    }

    /// The same state once more, for bodies that begin alike.
    public func copy() -> DKIMBodyHash { DKIMBodyHash(hash.copy(), filter) }

    /// Takes the next bytes of the body, as they are sent but before dots are doubled.
    public mutating func update(with bytes: ArraySlice<UInt8>) {
        hash.update(with: filter.canonical(bytes))
    }

    /// Takes whole lines that are in the relaxed form: each ends in CRLF without a blank before it, there is no run of
    /// blanks, no tab, and no empty line at the end.
    public mutating func update(canonical lines: [UInt8]) {
        guard !lines.isEmpty else { return }
        hash.update(with: filter.beforeLines())
        // The last line end is held back: it may turn out to be the body's.
        lines.withUnsafeBytes { hash.update(with: UnsafeRawBufferPointer(rebasing: $0.dropLast(2))) }
    }

    /// The 32 bytes for the tag `bh=`.
    public consuming func finish() -> [UInt8] {
        if filter.hasContent { hash.update(with: DKIMBodyFilter.lineEnd) }
        return hash.finish()
    }

    /// The hash of a body that is at hand.
    public static func of(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var hash = DKIMBodyHash()
        hash.update(with: body)
        return hash.finish()
    }
}

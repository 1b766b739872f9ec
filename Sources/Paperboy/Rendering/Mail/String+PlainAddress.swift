extension String {
    /// Whether the text is an address of the common form: a dot-atom in ASCII, and a domain of two lower-case labels
    /// or more. Such a one goes everywhere as it is; it is found out in one pass, because each message asks.
    var isPlainAddress: Bool {
        guard utf8.count <= 254 else { return false }
        var copy = self
        return copy.withUTF8 { bytes in
            guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at <= 64 else { return false }
            return isDotAtom(bytes[..<at]) && isPlainDomain(bytes[(at + 1)...])
        }
    }

    private func isDotAtom(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        isList(bytes) { $0 < 0x80 && Unicode.Scalar($0).isAtomText }
    }

    private func isPlainDomain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let isLabelText = { (byte: UInt8) in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isList(bytes, isLabelText), let dot = bytes.lastIndex(of: UInt8(ascii: ".")),
            bytes[(dot + 1)...].contains(where: { $0 > 0x39 })
        else { return false }
        return bytes.split(separator: UInt8(ascii: ".")).allSatisfy { label in
            label.count <= 63 && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
        }
    }

    /// Parts that are not empty, between dots.
    private func isList(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ isText: (UInt8) -> Bool) -> Bool {
        var wasDot = true
        for byte in bytes {
            let isDot = byte == UInt8(ascii: ".")
            guard isDot ? !wasDot : isText(byte) else { return false }
            wasDot = isDot
        }
        return !wasDot
    }
}

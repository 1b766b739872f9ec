/// Reads the answer of a name server (RFC 1035 §4.1).
struct DNSMessage {
    private let bytes: [UInt8]
    private var offset = 12

    /// The records of the question's kind; aliases on the way to them are passed over.
    static func records(in bytes: [UInt8], _ kind: DNSQuestion.Kind) -> [DNSRecord]? {
        var message = DNSMessage(bytes: bytes)
        return message.records(kind)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Nil for an answer that is cut off or does not keep to its form.
    private mutating func records(_ kind: DNSQuestion.Kind) -> [DNSRecord]? {
        guard let questions = word(at: 4), let answers = word(at: 6) else { return nil }
        for _ in 0..<questions {
            guard skipName() else { return nil }
            offset += 4
        }
        var records: [DNSRecord] = []
        for _ in 0..<answers {
            guard skipName(), let type = word(at: offset), let length = word(at: offset + 8) else { return nil }
            let data = offset + 10..<offset + 10 + Int(length)
            guard data.upperBound <= bytes.count else { return nil }
            if type == kind.rawValue {
                guard let record = record(kind, data) else { return nil }
                records.append(record)
            }
            offset = data.upperBound
        }
        return records
    }

    private func record(_ kind: DNSQuestion.Kind, _ data: Range<Int>) -> DNSRecord? {
        switch kind {
        case .address:
            return data.count == 4 ? .address(bytes[data].map { String($0) }.joined(separator: ".")) : nil
        case .longAddress:
            guard data.count == 16 else { return nil }
            let groups = stride(from: data.lowerBound, to: data.upperBound, by: 2).compactMap(word(at:))
            return .address(groups.map { String($0, radix: 16) }.joined(separator: ":"))
        case .mailExchanger:
            guard data.count > 2, let preference = word(at: data.lowerBound), let host = name(at: data.lowerBound + 2)
            else { return nil }
            return .mailExchanger(preference: preference, host: host)
        case .text:
            var text: [UInt8] = []
            var start = data.lowerBound
            while start < data.upperBound {
                let end = start + 1 + Int(bytes[start])
                guard end <= data.upperBound else { return nil }
                text += bytes[start + 1..<end]
                start = end
            }
            return .text(String(decoding: text, as: UTF8.self))
        }
    }

    private func word(at offset: Int) -> UInt16? {
        offset + 1 < bytes.count ? UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]) : nil
    }

    private mutating func skipName() -> Bool {
        while offset < bytes.count {
            let length = bytes[offset]
            if length >= 0xC0 {
                offset += 2
                return true
            }
            offset += 1 + Int(length)
            if length == 0 { return true }
        }
        return false
    }

    /// A name that may go on elsewhere in the message; at most so many jumps as no honest answer has.
    private func name(at start: Int) -> String? {
        var labels: [String] = []
        var (offset, jumps) = (start, 0)
        while offset < bytes.count {
            let length = Int(bytes[offset])
            if length >= 0xC0 {
                guard let target = word(at: offset), jumps < 20 else { return nil }
                offset = Int(target & 0x3FFF)
                jumps += 1
            } else if length == 0 {
                return labels.joined(separator: ".")
            } else {
                guard offset + length < bytes.count, length < 64, labels.count < 128 else { return nil }
                labels.append(String(decoding: bytes[offset + 1...offset + length], as: UTF8.self))
                offset += 1 + length
            }
        }
        return nil
    }
}

import Foundation
import Glibc
public import Paperboy
import Synchronization

/// A name server on 127.0.0.1 (UDP) that knows what a test told it; all other names do not exist.
///
/// It stops when it is let go of.
public final class ScriptedDNSServer: Sendable {
    private struct Key: Hashable {
        var name: String
        var kind: UInt16
    }

    private final class Zone: Sendable {
        let records = Mutex<[Key: [[UInt8]]]>([:])
        let isSilent = Mutex(false)
    }

    /// Where to ask.
    public let server: DNSServer
    private let zone = Zone()
    private let descriptor: Int32

    public init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) != 0 || getsockname(descriptor, $0, &length) != 0
            }
        }
        guard !failed, let server = DNSServer("127.0.0.1:\(UInt16(bigEndian: address.sin_port))") else {
            throw POSIXError(.EADDRNOTAVAIL)
        }
        self.server = server
        self.descriptor = descriptor
        let zone = zone
        Thread.detachNewThread { Self.serve(descriptor, zone) }
    }

    deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Adds a TXT record.
    public func add(_ name: String, text: String) {
        let octets = Array(text.utf8)
        let strings = stride(from: 0, to: max(1, octets.count), by: 255).flatMap { start in
            let string = octets[start..<min(start + 255, octets.count)]
            return [UInt8(string.count)] + string
        }
        add(name, .text, strings)
    }

    /// Adds an MX record; an empty host says that the domain takes no mail.
    public func add(_ name: String, mailExchanger host: String, preference: UInt16 = 10) {
        add(name, .mailExchanger, [UInt8(preference >> 8), UInt8(preference & 255)] + Self.labels(host))
    }

    /// Adds an A record, or an AAAA record for sixteen octets.
    public func add(_ name: String, address octets: [UInt8]) {
        add(name, octets.count == 4 ? .address : .longAddress, octets)
    }

    /// Answers nothing any more.
    public func fallSilent() { zone.isSilent.withLock { $0 = true } }

    private func add(_ name: String, _ kind: DNSQuestion.Kind, _ data: [UInt8]) {
        zone.records.withLock { $0[Key(name: name.lowercased(), kind: kind.rawValue), default: []].append(data) }
    }

    private static func labels(_ name: String) -> [UInt8] {
        name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
    }

    private static func serve(_ descriptor: Int32, _ zone: Zone) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            var client = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let count = withUnsafeMutablePointer(to: &client) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    recvfrom(descriptor, &buffer, buffer.count, 0, $0, &length)
                }
            }
            guard count > 0 else { break }
            guard !zone.isSilent.withLock({ $0 }), let answer = answer(to: Array(buffer.prefix(count)), zone) else {
                continue
            }
            _ = withUnsafePointer(to: &client) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    sendto(descriptor, answer, answer.count, 0, $0, length)
                }
            }
        }
        close(descriptor)
    }

    /// The question again, then its records under a pointer to its name (RFC 1035 §4.1.4).
    private static func answer(to query: [UInt8], _ zone: Zone) -> [UInt8]? {
        var offset = 12
        var labels: [String] = []
        while offset < query.count, query[offset] != 0 {
            let end = offset + 1 + Int(query[offset])
            guard end < query.count else { return nil }
            labels.append(String(decoding: query[offset + 1..<end], as: UTF8.self).lowercased())
            offset = end
        }
        guard offset + 5 <= query.count else { return nil }
        let question = query[12..<offset + 5]
        let key = Key(
            name: labels.joined(separator: "."),
            kind: UInt16(query[offset + 1]) << 8 | UInt16(query[offset + 2])
        )
        let (records, exists) = zone.records.withLock { all in
            (all[key] ?? [], all.keys.contains { $0.name == key.name })
        }
        let counts: [UInt8] = [0, 1, UInt8(records.count >> 8), UInt8(records.count & 255), 0, 0, 0, 0]
        let header = query[0..<2] + [0x81, exists ? 0x80 : 0x83] + counts
        return records.reduce(Array(header + question)) { answer, data in
            let fixed: [UInt8] = [0xC0, 12, UInt8(key.kind >> 8), UInt8(key.kind & 255), 0, 1, 0, 0, 0, 60]
            return answer + fixed + [UInt8(data.count >> 8), UInt8(data.count & 255)] + data
        }
    }
}

import CCurl
import Foundation

/// Reads a folder on an IMAP server through libcurl, within what libcurl 7.88 does right.
///
/// Whole mails come by `…;UID=n` alone: a `FETCH` of our own would lose lines. Commands whose answers are short lines go
/// by CURLOPT_CUSTOMREQUEST; a line over the buffer would be cut without an error, so UIDs are asked for in
/// windows. Fetching sets \Seen, so flags say nothing: the caller remembers how far it came. BUFFERSIZE stays as it is.
/// Blocks; belongs on a queue of its own.
final class IMAPMailbox {
    /// What a server says when a folder is opened.
    struct Folder: Equatable {
        var validity: UInt32
        /// The number that the next new mail gets.
        var nextUID: UInt32
    }

    /// The most UIDs that one search may answer with.
    static let window: UInt32 = 400

    private let server: IMAPServer
    private let limit: Int
    private let curl: CurlHandle
    /// Bytes that the present transfer has given.
    private var received: [UInt8] = []
    /// Lines of answers, which come as header lines.
    private var lines: [UInt8] = []

    /// - Parameter limit: the most bytes of a mail that are kept; the rest is dropped.
    init(_ server: IMAPServer, limit: Int = MIMELimits().message) throws(IMAPError) {
        self.server = server
        self.limit = limit
        do {
            curl = try CurlHandle()
        } catch {
            throw IMAPError(server: server.description, step: "starting libcurl", words: "\(error)", isGone: false)
        }
    }

    /// Opens the folder.
    func open() throws(IMAPError) -> Folder {
        let answer = try command("SELECT \"\(server.folder)\"", step: "opening the folder", folder: false)
        guard let validity = Self.number(after: "[UIDVALIDITY ", in: answer),
            let next = Self.number(after: "[UIDNEXT ", in: answer)
        else {
            throw error("opening the folder", "the server gives no UIDVALIDITY and UIDNEXT")
        }
        return Folder(validity: validity, nextUID: next)
    }

    /// The numbers of the mails in a range, rising.
    func uids(in range: ClosedRange<UInt32>) throws(IMAPError) -> [UInt32] {
        let answer = try command("UID SEARCH UID \(range.lowerBound):\(range.upperBound)", step: "searching")
        let found = answer.split(separator: "\r\n").filter { $0.hasPrefix("* SEARCH") }
            .flatMap { $0.split(separator: " ").compactMap { UInt32($0) } }
        return Set(found).filter { range.contains($0) }.sorted()
    }

    /// A mail's bytes; nil when it has gone.
    func mail(_ uid: UInt32) throws(IMAPError) -> [UInt8]? {
        received = []
        do {
            try prepare(url: "\(server.address);UID=\(uid)")
            try curl.perform()
            return received
        } catch {
            // 78: no such mail. libcurl has dropped the connection then; the next call makes another.
            if error.code == CURLE_REMOTE_FILE_NOT_FOUND { return nil }
            throw failure(error, "fetching mail \(uid)")
        }
    }

    /// Moves a mail to another folder of the same server.
    func move(_ uid: UInt32, to folder: String) throws(IMAPError) {
        _ = try command("UID MOVE \(uid) \"\(folder)\"", step: "moving mail \(uid) to \(folder)")
    }

    // MARK: libcurl

    /// - Parameter folder: whether the folder has to be open.
    private func command(_ words: String, step: String, folder: Bool = true) throws(IMAPError) -> String {
        received = []
        lines = []
        do {
            try prepare(url: folder ? server.address : Self.root(server))
            try curl.set(CURLOPT_CUSTOMREQUEST, to: words)
            try curl.perform()
        } catch {
            throw failure(error, step)
        }
        // Untagged lines come to one callback or the other; either may hold them twice.
        return String(decoding: lines + received, as: UTF8.self)
    }

    private static func root(_ server: IMAPServer) -> String {
        let end = server.address.lastIndex(of: "/") ?? server.address.endIndex
        return String(server.address[...end])
    }

    private func prepare(url: String) throws(CurlError) {
        curl.reset()
        try curl.set(CURLOPT_URL, to: url)
        try curl.set(CURLOPT_USERNAME, to: server.user)
        try curl.set(CURLOPT_PASSWORD, to: server.password)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, to: .seconds(30))
        try curl.set(CURLOPT_TIMEOUT_MS, to: .seconds(300))
        if server.scheme == "imap", !server.isLoopback {
            try curl.set(CURLOPT_USE_SSL, to: Int(CURLUSESSL_ALL.rawValue))
        }
        let pointer = Unmanaged.passUnretained(self).toOpaque()
        try curl.set(CURLOPT_WRITEDATA, pointer: pointer)
        try curl.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, pointer in
            IMAPMailbox.at(pointer)?.append(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
        try curl.set(CURLOPT_HEADERDATA, pointer: pointer)
        try curl.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, pointer in
            IMAPMailbox.at(pointer)?.appendLine(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> IMAPMailbox? {
        pointer.map { Unmanaged<IMAPMailbox>.fromOpaque($0).takeUnretainedValue() }
    }

    /// All bytes are taken, so that the connection stays in step; those over the limit are not kept.
    private func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        received.append(contentsOf: bytes.prefix(max(0, limit - received.count)))
        return bytes.count
    }

    private func appendLine(_ bytes: UnsafeRawBufferPointer) -> Int {
        lines.append(contentsOf: bytes.prefix(max(0, (1 << 20) - lines.count)))
        return bytes.count
    }

    // MARK: Errors

    private func failure(_ error: CurlError, _ step: String) -> IMAPError {
        let isLogin = error.code == CURLE_LOGIN_DENIED
        let words = isLogin ? "the server refuses user or password" : "\(error)"
        return IMAPError(server: server.description, step: step, words: words, isGone: !isLogin)
    }

    private func error(_ step: String, _ words: String) -> IMAPError {
        IMAPError(server: server.description, step: step, words: words, isGone: false)
    }

    private static func number(after words: String, in answer: String) -> UInt32? {
        guard let range = answer.firstRange(of: words) else { return nil }
        return UInt32(answer[range.upperBound...].prefix { $0.isNumber })
    }
}

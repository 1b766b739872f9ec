import Foundation
import Glibc

/// A real dovecot on a loopback port, over a Maildir in a folder of its own.
final class DovecotServer {
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/sbin/dovecot")

    let port: Int
    /// The user's INBOX.
    let inbox: URL
    private let folder: TemporaryFolder
    private let process = Process()

    /// - Parameter mails: lie in the INBOX from the start.
    init(mails: [String]) throws {
        folder = try TemporaryFolder()
        inbox = folder.url.appending(path: "mail")
        port = Self.freePort()
        for name in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(
                at: inbox.appending(path: name),
                withIntermediateDirectories: true
            )
        }
        for (number, mail) in mails.enumerated() {
            let name = "new/\(1_772_000_000 + number).M\(number).test"
            try Data(mail.replacing("\n", with: "\r\n").utf8).write(to: inbox.appending(path: name))
        }
        try folder.write(configuration, to: "dovecot.conf")
        try giveAway()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/dovecot")
        process.arguments = ["-F", "-c", folder.url.appending(path: "dovecot.conf").path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try Self.withoutSignalMask { try process.run() }
        waitUntilItListens()
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)  // its own children go with it
        process.waitUntilExit()
    }

    /// A child inherits the mask of the thread that starts it; dispatch's threads block signals that dovecot lives by.
    private static func withoutSignalMask(_ work: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try work()
    }

    /// dovecot reads no mail as root.
    private static let isRoot = getuid() == 0
    private static let user = isRoot ? "nobody" : NSUserName()
    private static let me = NSUserName()

    private var configuration: String {
        let group = Self.isRoot ? "nogroup" : "\(getgid())"
        let run = folder.url.appending(path: "run").path
        return """
            base_dir = \(run)
            state_dir = \(run)
            log_path = \(folder.url.appending(path: "dovecot.log").path)
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:\(inbox.path)
            default_internal_user = \(Self.me)
            default_login_user = \(Self.user)
            default_internal_group = \(Self.isRoot ? "root" : group)
            first_valid_uid = 1
            passdb {
              driver = static
              args = password=secret
            }
            userdb {
              driver = static
              args = uid=\(Self.user) gid=\(group) home=\(folder.url.path)
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = \(port)
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }

            """
    }

    /// Makes a folder beside the INBOX.
    func makeFolder(_ name: String) throws {
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(
                at: inbox.appending(path: ".\(name)/\(part)"),
                withIntermediateDirectories: true
            )
        }
        try giveAway()
    }

    /// How many mails lie in a folder beside the INBOX.
    func count(in name: String) throws -> Int {
        try ["cur", "new"].map { part in
            try FileManager.default.contentsOfDirectory(atPath: inbox.appending(path: ".\(name)/\(part)").path).count
        }.reduce(0, +)
    }

    private func giveAway() throws {
        guard Self.isRoot else { return }
        let attributes: [FileAttributeKey: Any] = [.ownerAccountID: 65534, .groupOwnerAccountID: 65534]
        let names = FileManager.default.enumerator(atPath: inbox.path)?.compactMap { $0 as? String } ?? []
        for name in names + [""] {
            try FileManager.default.setAttributes(attributes, ofItemAtPath: inbox.appending(path: name).path)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    }

    private static func freePort() -> Int {
        let (descriptor, port) = bound()
        close(descriptor)
        return port
    }

    private static func bound() -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = bind(descriptor, address, size)
                _ = getsockname(descriptor, address, &size)
            }
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Connects until somebody answers; gives up after some seconds, and the test then says so itself.
    private func waitUntilItListens() {
        for _ in 0..<200 where !answers() { usleep(25_000) }
    }

    private func answers() -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}

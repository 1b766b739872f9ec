import Foundation
import PaperboyTesting

@testable import Paperboy

/// A postfix of its own, in a temporary folder and on ports of its own, that takes mail by STARTTLS or TLS from who
/// logs in, and hands it on to another server. Postfix is started by root alone.
final class PostfixRelay: Sendable {
    static let user = "news"
    static let password = "correct horse"

    /// STARTTLS, as on port 587.
    let submissionPort: Int
    /// TLS from the first byte, as on port 465.
    let tlsPort: Int
    private let folder: TemporaryFolder
    private static let program = "/usr/lib/postfix/sbin/master"
    /// It ends by itself after so many seconds, should the tests be killed.
    private static let longestLife = "600"

    /// Why there can be none on this machine; nil when there can.
    static let obstacle: String? = {
        guard getuid() == 0 else { return "only root can start postfix" }
        let missing = [program, "/usr/sbin/saslpasswd2", "/usr/bin/openssl"].filter {
            !FileManager.default.isExecutableFile(atPath: $0)
        }
        return missing.isEmpty ? nil : "\(missing.joined(separator: ", ")) is missing; run scripts/install test"
    }()

    /// - Parameter nextHop: the port on 127.0.0.1 where mail goes on to.
    init(nextHop: Int) async throws {
        (submissionPort, tlsPort) = (try Self.freePort(), try Self.freePort())
        folder = try TemporaryFolder()
        try Self.write(
            Self.services(submissionPort, tlsPort),
            Self.settings(folder.url.path, nextHop: nextHop),
            to: folder
        )
        try Self.run(Self.furnishing, in: folder.url)
        try Self.run(Self.starting, in: folder.url)
        do {
            try await isReady()
        } catch {
            stop()
            throw error
        }
    }

    deinit { stop() }

    /// The certificate of both ports, which is its own authority.
    var certificate: URL { folder.url.appending(path: "etc/cert.pem") }

    /// What postfix has to say.
    var log: String { (try? String(contentsOf: folder.url.appending(path: "log"), encoding: .utf8)) ?? "" }

    /// Ends it and all that it has started, which is of its group. Safe to call again.
    func stop() {
        let file = folder.url.appending(path: "queue/pid/master.pid")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        try? FileManager.default.removeItem(at: file)
        // Not SIGTERM: threads of libdispatch block it, and postfix has inherited that.
        guard let group = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else { return }
        kill(-group, SIGKILL)
        // Who is not dead yet may still write into the folder.
        for _ in 1...100 where kill(-group, 0) == 0 { usleep(10_000) }
    }

    /// Waits until somebody can log in.
    private func isReady() async throws {
        let credentials = SMTPCredentials(user: Self.user, password: Self.password)
        let server = SMTPServer(
            scheme: .smtps,
            host: "127.0.0.1",
            port: tlsPort,
            credentials: credentials,
            authorities: certificate
        )
        for attempt in 1... {
            do {
                return try await MailTrial(Relay(server: server)).probe()
            } catch  where attempt < 100 {
                try await Task.sleep(for: .milliseconds(50))
            } catch {
                throw Unusable(words: "postfix does not start: \(error)\n\(log)")
            }
        }
    }

    struct Unusable: Error { var words: String }

    // MARK: Files

    private static func freePort() throws -> Int {
        let server = try ScriptedSMTPServer.start()
        defer { server.stop() }
        return server.port
    }

    private static func write(_ services: String, _ settings: String, to folder: TemporaryFolder) throws {
        try folder.write(services, to: "etc/master.cf")
        try folder.write(settings, to: "etc/main.cf")
        let sasl = """
            pwcheck_method: auxprop
            auxprop_plugin: sasldb
            sasldb_path: \(folder.url.path)/etc/sasldb
            mech_list: PLAIN LOGIN

            """
        try folder.write(sasl, to: "etc/sasl/smtpd.conf")
    }

    private static func services(_ submission: Int, _ tls: Int) -> String {
        """
        127.0.0.1:\(submission) inet n - n - - smtpd
        127.0.0.1:\(tls) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        error unix - - n - - error
        retry unix - - n - - error
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """
    }

    /// Nobody may send but who logs in, from this machine neither; and a password is never taken in clear text.
    private static func settings(_ path: String, nextHop: Int) -> String {
        """
        compatibility_level = 3.6
        queue_directory = \(path)/queue
        data_directory = \(path)/data
        maillog_file = \(path)/log
        maillog_file_prefixes = \(path)
        myhostname = relay.test
        mydestination =
        mynetworks =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        local_recipient_maps =
        relayhost = [127.0.0.1]:\(nextHop)
        smtp_host_lookup = native
        smtp_dns_support_level = disabled
        smtpd_peername_lookup = no
        smtpd_relay_restrictions = permit_sasl_authenticated, reject
        smtpd_tls_cert_file = \(path)/etc/cert.pem
        smtpd_tls_key_file = \(path)/etc/key.pem
        smtpd_tls_security_level = encrypt
        smtpd_tls_auth_only = yes
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_path = smtpd
        smtpd_sasl_local_domain = relay.test
        cyrus_sasl_config_path = \(path)/etc/sasl
        in_flow_delay = 0

        """
    }

    /// A certificate for `relay.localhost`, which libcurl takes for this machine without asking anybody; the login;
    /// and the queue's folders as postfix wants them.
    private static let furnishing = """
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=relay.localhost \
            -addext 'subjectAltName=DNS:relay.localhost,IP:127.0.0.1' -keyout etc/key.pem -out etc/cert.pem
        printf %s '\(password)' | saslpasswd2 -p -c -f etc/sasldb -u relay.test \(user)
        mkdir -p data queue/pid
        cd queue
        set -- incoming active deferred defer bounce hold corrupt saved trace flush private public maildrop
        mkdir "$@"
        chown postfix "$@" ../data ../etc/sasldb
        chgrp postdrop public maildrop
        """

    /// What postfix inherited it would keep open, and Foundation takes a process for running while anybody holds its
    /// socket: another test would wait for this one.
    private static let starting = """
        (
            for file in /proc/self/fd/*; do
                number=${file##*/}
                [ "$number" -le 2 ] || eval "exec $number>&-"
            done
            exec setsid -f \(program) -c "$PWD/etc" -d -e \(longestLife) </dev/null >/dev/null 2>&1
        )
        """

    private static func run(_ script: String, in folder: URL) throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-ec", script]
        shell.currentDirectoryURL = folder
        let errors = try FileHandle(forWritingTo: Self.emptyFile("errors", in: folder))
        shell.standardError = errors
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else {
            let words = try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8)
            throw Unusable(words: words)
        }
    }

    private static func emptyFile(_ name: String, in folder: URL) throws -> URL {
        let file = folder.appending(path: name)
        try Data().write(to: file)
        return file
    }
}

import Foundation
import Testing

@Suite("Files for servers")
struct DeployTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/deploy")
    private static let hasSystemd = FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")
    private static let hasNginx = FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")

    @Test("systemd takes the units", .enabled(if: hasSystemd))
    func units() throws {
        let folder = try TemporaryFolder()
        for name in ["paperboy.service", "paperboy-run.service", "paperboy-run.timer"] {
            let unit = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            // The program need not be installed where the units are checked.
            try folder.write(unit.replacing("/usr/local/bin/paperboy", with: "/bin/true"), to: name)
        }
        let names = ["paperboy.service", "paperboy-run.service", "paperboy-run.timer"]
        let files = names.map { folder.url.appending(path: $0).path }
        let result = try Self.run("/usr/bin/systemd-analyze", ["verify", "--man=no"] + files)
        #expect(result.status == 0)
        let complaints = result.output.split(separator: "\n").filter { line in names.contains { line.contains($0) } }
        #expect(complaints == [])
    }

    @Test("nginx takes the configuration", .enabled(if: hasNginx))
    func nginx() throws {
        let folder = try TemporaryFolder()
        let key = folder.url.appending(path: "key.pem").path
        let certificate = folder.url.appending(path: "certificate.pem").path
        let made = try Self.run(
            "/usr/bin/openssl",
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout", key, "-out", certificate]
        )
        try #require(made.status == 0)
        let site = try String(contentsOf: Self.folder.appending(path: "nginx.conf"), encoding: .utf8)
            .replacing("/etc/letsencrypt/live/news.example.com/fullchain.pem", with: certificate)
            .replacing("/etc/letsencrypt/live/news.example.com/privkey.pem", with: key)
            .replacing("/var/log/nginx/paperboy.log", with: folder.url.appending(path: "access.log").path)
        let main = """
            pid \(folder.url.path)/nginx.pid;
            error_log \(folder.url.path)/error.log;
            events {}
            http {
            \(site)
            }
            """
        let file = try folder.write(main, to: "nginx.conf")
        let result = try Self.run("/usr/sbin/nginx", ["-t", "-q", "-c", file.path])
        #expect(result.status == 0, "\(result.output)")
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

import ArgumentParser
import Foundation
import Paperboy

struct DKIMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dkim",
        abstract: "Keys that mail is signed with.",
        subcommands: [Generate.self]
    )

    struct Generate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a new key and print the DNS record that goes with it; overwrites nothing.",
            discussion: """
                paperboy dkim generate --domain example.com
                paperboy dkim generate --domain example.com --type ed25519 --selector paperboy-ed --output dkim-ed.pem

                Large receivers verify RSA; an Ed25519 key is good as a second signature, under a selector of its own.
                """
        )

        @Option(help: "The sender's domain.")
        var domain: String

        @Option(help: "The kind of key: \(PrivateKey.Kind.allCases.map(\.rawValue).joined(separator: " or ")).")
        var type = PrivateKey.Kind.rsa

        @Option(help: "The size of an RSA key; 2048 is what receivers expect.")
        var bits = 2048

        @Option(help: "The key's name in DNS.")
        var selector = "paperboy"

        @Option(help: "The file to write.")
        var output = "dkim.pem"

        @Flag(name: .long, help: "Print the report as JSON.")
        var json = false

        func validate() throws {
            guard (1024...4096).contains(bits) else { throw ValidationError("--bits: from 1024 to 4096") }
            guard (try? DomainName(domain)) != nil else { throw ValidationError("--domain: `\(domain)` is none") }
            guard DKIMSettings.isSelector(selector) else {
                throw ValidationError("--selector: letters, digits and hyphens, such as `paperboy`")
            }
        }

        func run() async throws {
            let settings = DKIMSettings(
                domain: try DomainName(domain).description,
                selector: selector,
                keyFile: URL(fileURLWithPath: output)
            )
            let options = try GlobalOptions.parse(json ? ["--json"] : [])
            try options.finish(DKIMKeyReport.generate(type, bits: bits, for: settings))
        }
    }
}

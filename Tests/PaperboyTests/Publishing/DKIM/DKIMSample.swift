import Foundation
import Testing

@testable import Paperboy

/// Keys made for this run, and messages signed by both.
enum DKIMSample {
    static let rsa = Result { try PrivateKey.generate(.rsa) }
    static let edwards = Result { try PrivateKey.generate(.ed25519) }

    static func identities() throws -> [DKIMIdentity] {
        [
            DKIMIdentity(domain: "example.com", selector: "paperboy", key: try rsa.get()),
            DKIMIdentity(domain: "example.com", selector: "paperboy-ed", key: try edwards.get()),
        ]
    }

    /// A real issue in both languages, signed by both keys.
    static func messages() throws -> [[UInt8]] {
        let signer = DKIMSigner(try identities())
        return try [MailSample.japanese, MailSample.english].map { edition in
            try signer.signed(MailSample.message(edition, of: MailSample.issue()), at: Date(timeIntervalSinceNow: -60))
        }
    }

    /// Name and text of each record in DNS.
    static func records() throws -> [(name: String, text: String)] {
        try identities().map { identity in
            ("\(identity.selector)._domainkey.\(identity.domain)", try identity.record().text)
        }
    }
}

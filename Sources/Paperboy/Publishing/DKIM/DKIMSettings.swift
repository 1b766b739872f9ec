public import Foundation

/// `{domain, selector, key-file}`: whose signature mail carries, and where its key lies.
public struct DKIMSettings: Equatable, Sendable {
    /// In ASCII; the domain of the sender or one above it, so that DMARC sees them as one.
    public var domain: String
    /// One label or more: the public key stands in DNS at `<selector>._domainkey.<domain>`.
    public var selector: String
    public var keyFile: URL

    public init(domain: String, selector: String, keyFile: URL) {
        self.domain = domain
        self.selector = selector
        self.keyFile = keyFile
    }

    /// Where verifiers look for the public key.
    public var recordName: String { "\(selector)._domainkey.\(domain)" }

    /// Whether a text can stand before `._domainkey`: labels of letters, digits and hyphens (RFC 6376 §3.1).
    public static func isSelector(_ text: String) -> Bool {
        let label = /[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?/
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 63 && !labels.isEmpty && labels.allSatisfy { $0.wholeMatch(of: label) != nil }
    }

    /// Reads the key.
    /// - Throws: ``FileError`` for a file that cannot be read, holds no usable key, or an RSA key of fewer than 1024
    ///   bits, which verifiers must refuse (RFC 8301 §3.2).
    public func identity() throws(FileError) -> DKIMIdentity {
        do {
            let key = try PrivateKey(pem: Array(Data(contentsOf: keyFile)))
            guard key.kind != .rsa || key.bits >= 1024 else {
                throw FileError(
                    path: keyFile.path,
                    reason: "an RSA key of \(key.bits) bits, which receivers refuse; `paperboy dkim generate` makes a "
                        + "better one"
                )
            }
            return DKIMIdentity(domain: domain, selector: selector, key: key)
        } catch let error as FileError {
            throw error
        } catch let error as CryptoError {
            throw FileError(path: keyFile.path, reason: error.reason)
        } catch {
            let isMissing = (error as? CocoaError)?.code == .fileReadNoSuchFile
            let advice = isMissing ? "there is no such file; `paperboy dkim generate` writes one" : "cannot be read"
            throw FileError(path: keyFile.path, reason: advice)
        }
    }
}

import CCurl
import Foundation

/// Lets libcurl open a connection to an SMTP server: TCP, TLS or STARTTLS, EHLO and login by password (PLAIN, LOGIN and
/// what else both know) or by access token (XOAUTH2, or OAUTHBEARER of RFC 7628).
struct SMTPDialer {
    let server: SMTPServer
    let limits: SMTPLimits

    func connect() throws(SMTPError) -> CurlSocket {
        let transcript = SMTPTranscript()
        let token = try token()
        do throws(CurlError) {
            let curl = try CurlHandle()
            try configure(curl)
            try logIn(curl, token)
            try transcript.attach(to: curl)
            try withExtendedLifetime(transcript) { () throws(CurlError) in try curl.perform() }
            return try CurlSocket(curl)
        } catch {
            throw reason(for: error, lastLine: transcript.lastLine)
        }
    }

    private func token() throws(SMTPError) -> String? {
        do throws(SMTPProof.Missing) {
            return try server.credentials?.proof.token()
        } catch {
            throw .unavailable("\(server): \(error.words)")
        }
    }

    private func logIn(_ curl: borrowing CurlHandle, _ token: String?) throws(CurlError) {
        guard let credentials = server.credentials else { return }
        try curl.set(CURLOPT_USERNAME, to: credentials.user)
        try curl.set(CURLOPT_SASL_IR, to: true)  // saves a round trip
        if case .password(let password) = credentials.proof { try curl.set(CURLOPT_PASSWORD, to: password) }
        guard let token else { return }
        try curl.set(CURLOPT_XOAUTH2_BEARER, to: token)
        // Else libcurl would begin with CRAM-MD5 where that is offered, and with no password.
        try curl.set(CURLOPT_LOGIN_OPTIONS, to: "AUTH=XOAUTH2;AUTH=OAUTHBEARER")
    }

    private func configure(_ curl: borrowing CurlHandle) throws(CurlError) {
        try curl.set(CURLOPT_URL, to: server.url)
        try curl.set(CURLOPT_PROTOCOLS_STR, to: "smtp,smtps")
        try curl.set(CURLOPT_CONNECT_ONLY, to: true)
        // Never CURLUSESSL_TRY: it goes on in clear text when STARTTLS is not offered, or was taken out on the way.
        let security = server.requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE
        try curl.set(CURLOPT_USE_SSL, to: Int(security.rawValue))
        try curl.set(CURLOPT_TIMEOUT_MS, to: limits.opening)
        if let authorities = server.authorities {
            try curl.set(CURLOPT_CAINFO, to: authorities.path)
        }
    }

    private func reason(for error: CurlError, lastLine: String) -> SMTPError {
        if error.code == CURLE_LOGIN_DENIED, let challenge = SMTPChallenge(line: lastLine) {
            return .loginRefused("\(server): \(challenge.words)")
        }
        let words = lastLine.isEmpty ? error.words : "\(error.words); the server's last line was: \(lastLine)"
        // 454 is a login that cannot be checked now (RFC 4954 §4.7.3): trying again is not pointless.
        let isLogin = error.code == CURLE_LOGIN_DENIED && !lastLine.hasPrefix("4")
        return isLogin ? .loginRefused("\(server): \(words)") : .unavailable("\(server): \(words)")
    }
}

/// The last line that a server said while libcurl spoke with it.
final class SMTPTranscript {
    private(set) var lastLine = ""

    /// `curl` keeps a pointer to this object: it has to live until the transfer is over.
    func attach(to curl: borrowing CurlHandle) throws(CurlError) {
        try curl.set(CURLOPT_HEADERDATA, pointer: Unmanaged.passUnretained(self).toOpaque())
        try curl.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, pointer in
            let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
            pointer.map {
                Unmanaged<SMTPTranscript>.fromOpaque($0).takeUnretainedValue().lastLine = PlainText.line(line)
            }
            return size * count
        }
    }
}

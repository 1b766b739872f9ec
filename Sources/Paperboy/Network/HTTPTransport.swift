import CCurl
import Foundation

/// One libcurl handle for HTTP and the connections that it keeps. Not for two threads at a time.
final class HTTPTransport {
    /// An answer, and what is needed to go on from it.
    struct Hop {
        var response: HTTPResponse
        /// Where the answer sends us.
        var redirect: URL?
        var elapsed: Duration
    }

    private let curl: CurlHandle
    private let userAgent: String

    init(userAgent: String) throws(CurlError) {
        curl = try CurlHandle()
        self.userAgent = userAgent
    }

    /// Sends one request and reads one answer, without following a redirect.
    /// - Parameter timeLeft: what earlier redirects left of ``HTTPLimits/total``.
    func perform(
        _ request: HTTPRequest,
        limits: HTTPLimits,
        timeLeft: Duration,
        cancellation: CancellationFlag
    ) throws(HTTPError) -> Hop {
        let transfer = HTTPTransfer(limit: limits.body, cancellation: cancellation)
        // The handle lives longer than the transfer and its fields: no pointer to them may stay in it.
        defer { withExtendedLifetime(transfer) { curl.reset() } }
        do throws(CurlError) {
            try configure(request, limits: limits)
            try curl.set(CURLOPT_TIMEOUT_MS, to: timeLeft)
            try transfer.attach(to: curl)
            try perform(with: CurlList(request.curlFields()))
        } catch {
            let reason = reason(for: error, limits: limits, transfer)
            throw HTTPError(url: request.url, reason: reason)
        }
        let status = curl.integer(CURLINFO_RESPONSE_CODE)
        return Hop(
            response: HTTPResponse(status: status, headers: transfer.headers, body: transfer.body),
            redirect: curl.string(CURLINFO_REDIRECT_URL).flatMap { URL(string: $0) },
            elapsed: curl.duration(CURLINFO_TOTAL_TIME_T)
        )
    }

    private func perform(with fields: consuming CurlList) throws(CurlError) {
        try curl.set(CURLOPT_HTTPHEADER, to: fields)
        try withExtendedLifetime(fields) { () throws(CurlError) in try curl.perform() }
    }

    private func configure(_ request: HTTPRequest, limits: HTTPLimits) throws(CurlError) {
        try curl.set(CURLOPT_URL, to: request.url.absoluteString)
        try curl.set(CURLOPT_PROTOCOLS_STR, to: "http,https")
        try curl.set(CURLOPT_USERAGENT, to: userAgent)
        try curl.set(CURLOPT_ACCEPT_ENCODING, to: "")  // all that this libcurl can decode
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, to: limits.connect)
        // A model may be silent for minutes; routers forget connections that are.
        try curl.set(CURLOPT_TCP_KEEPALIVE, to: true)
        try setMethod(of: request)
    }

    private func setMethod(of request: HTTPRequest) throws(CurlError) {
        if request.method == "HEAD" {
            try curl.set(CURLOPT_NOBODY, to: true)
        } else if request.body != nil || request.method == "POST" {
            try curl.set(body: request.body ?? Data())
        }
        if !["GET", "HEAD", "POST"].contains(request.method) || (request.method == "GET" && request.body != nil) {
            try curl.set(CURLOPT_CUSTOMREQUEST, to: request.method)
        }
    }

    private func reason(for error: CurlError, limits: HTTPLimits, _ transfer: HTTPTransfer) -> HTTPError.Reason {
        switch error.code {
        case CURLE_OPERATION_TIMEDOUT:
            .timedOut(after: curl.duration(CURLINFO_PRETRANSFER_TIME_T) > .zero ? limits.total : limits.connect)
        case CURLE_WRITE_ERROR where transfer.isTooLarge: .tooLarge(limit: limits.body)
        case CURLE_ABORTED_BY_CALLBACK: .unreachable("the request was cancelled")
        default: .unreachable(error.words)
        }
    }
}

extension HTTPRequest {
    /// The header fields as libcurl wants them.
    /// - Throws: when a name or a value would break out of its line.
    fileprivate func curlFields() throws(CurlError) -> [String] {
        // No waiting for "100 Continue" before a large body.
        var lines = ["Expect:"]
        for (name, value) in headers {
            let text = name + value
            guard !name.isEmpty, !name.contains(":"), !text.utf8.contains(where: { [0x00, 0x0A, 0x0D].contains($0) })
            else { throw CurlError(code: CURLE_BAD_FUNCTION_ARGUMENT, words: "the header field \(name) is malformed") }
            // "Name:" would take the field away; "Name;" sends it empty.
            lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        return lines
    }
}

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// How answers are put together.
enum Answer {
    /// The headers of every answer.
    static func common(isSecure: Bool) -> HTTPFields {
        var fields: HTTPFields = [
            .contentSecurityPolicy: "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
            .frameOptions: "DENY",
            .openerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), microphone=(), geolocation=()",
        ]
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }

    static func html(_ text: String, status: HTTPResponse.Status = .ok, _ fields: HTTPFields = [:]) -> Response {
        var headers = fields
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8")
        -> Response
    {
        Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// After a POST: the page that says what happened can be loaded again without harm.
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path], body: ResponseBody())
    }
}

extension HTTPField.Name {
    static let retryAfterSeconds = HTTPField.Name("Retry-After") ?? .age
    static let robots = HTTPField.Name("X-Robots-Tag") ?? .age
    static let frameOptions = HTTPField.Name("X-Frame-Options") ?? .age
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .age
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .age
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .age
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .age
}

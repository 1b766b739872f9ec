import CCurl
import Foundation

/// The process-wide start of libcurl.
enum CurlLibrary {
    /// Done once, however many ask; the result of `curl_global_init`.
    static let start: CURLcode = {
        // OpenSSL writes with write(2): a peer that has gone would end the process by SIGPIPE.
        signal(SIGPIPE, SIG_IGN)
        return shim_curl_global_init()
    }()
}

import CCurl
import Foundation

/// Owns one libcurl easy handle: it cannot be copied, so it is freed exactly once.
///
/// libcurl copies strings and bodies that it is given, but keeps every other pointer: whoever sets a callback's data
/// or a list keeps it alive until ``reset()``.
struct CurlHandle: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    private let words: UnsafeMutablePointer<CChar>

    init() throws(CurlError) {
        guard CurlLibrary.start == CURLE_OK, let raw = curl_easy_init() else {
            throw CurlError(code: CURLE_FAILED_INIT)
        }
        self.raw = raw
        words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(raw)
        words.deallocate()
    }

    /// Takes back every option and forgets what happened; open connections stay.
    func reset() {
        curl_easy_reset(raw)
        words[0] = 0
    }

    func perform() throws(CurlError) {
        words[0] = 0
        try set(CURLOPT_ERRORBUFFER, pointer: words)
        // Signals belong to the whole process; libcurl would use SIGALRM.
        try set(CURLOPT_NOSIGNAL, to: true)
        try check(curl_easy_perform(raw))
    }

    private func check(_ code: CURLcode) throws(CurlError) {
        guard code == CURLE_OK else { throw CurlError(code: code, words: String(cString: words)) }
    }
}

// MARK: Options

extension CurlHandle {
    func set(_ option: CURLoption, to value: String) throws(CurlError) {
        try check(shim_curl_set_string(raw, option, value))
    }

    func set(_ option: CURLoption, to value: Int) throws(CurlError) {
        try check(shim_curl_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, to value: Bool) throws(CurlError) {
        try set(option, to: value ? 1 : 0)
    }

    /// Sets an option in milliseconds; at least one, because 0 means "no limit" to libcurl.
    func set(_ option: CURLoption, to value: Duration) throws(CurlError) {
        try set(option, to: max(1, value.milliseconds))
    }

    func set(_ option: CURLoption, to list: borrowing CurlList) throws(CurlError) {
        try check(shim_curl_set_list(raw, option, list.head))
    }

    func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) throws(CurlError) {
        try check(shim_curl_set_pointer(raw, option, pointer))
    }

    func set(_ option: CURLoption, callback: @escaping shim_curl_data_callback) throws(CurlError) {
        try check(shim_curl_set_data_callback(raw, option, callback))
    }

    func set(progress callback: @escaping shim_curl_progress_callback) throws(CurlError) {
        try check(shim_curl_set_progress_callback(raw, callback))
        try set(CURLOPT_NOPROGRESS, to: false)
    }

    /// Makes the request a POST with a copy of `body`.
    func set(body: Data) throws(CurlError) {
        let bytes = Array(body) + [0]  // one byte more, so that an empty body has an address too
        try check(shim_curl_copy_body(raw, bytes, curl_off_t(body.count)))
    }
}

// MARK: What happened

extension CurlHandle {
    func integer(_ info: CURLINFO) -> Int {
        var value = 0
        return shim_curl_get_long(raw, info, &value) == CURLE_OK ? value : 0
    }

    func string(_ info: CURLINFO) -> String? {
        var value: UnsafePointer<CChar>?
        guard shim_curl_get_string(raw, info, &value) == CURLE_OK, let value else { return nil }
        return String(cString: value)
    }

    /// A time that libcurl counts in microseconds: the infos whose names end in `_TIME_T`.
    func duration(_ info: CURLINFO) -> Duration {
        var value: curl_off_t = 0
        return shim_curl_get_offset(raw, info, &value) == CURLE_OK ? .microseconds(value) : .zero
    }

    /// The socket of a `CURLOPT_CONNECT_ONLY` connection; libcurl keeps owning it.
    func activeSocket() throws(CurlError) -> Int32 {
        var socket: curl_socket_t = -1
        try check(shim_curl_get_socket(raw, &socket))
        guard socket >= 0 else { throw CurlError(code: CURLE_COULDNT_CONNECT) }
        return socket
    }
}

// MARK: Raw bytes on a CURLOPT_CONNECT_ONLY connection

extension CurlHandle {
    /// How many of the bytes went out; nil when the socket takes none now.
    func send(_ bytes: UnsafeRawBufferPointer) throws(CurlError) -> Int? {
        var count = 0
        let code = curl_easy_send(raw, bytes.baseAddress, bytes.count, &count)
        if code == CURLE_AGAIN { return nil }
        try check(code)
        return count
    }

    /// How many bytes came, 0 at the end of the stream; nil when there are none now.
    func receive(into buffer: UnsafeMutableRawBufferPointer) throws(CurlError) -> Int? {
        var count = 0
        let code = curl_easy_recv(raw, buffer.baseAddress, buffer.count, &count)
        if code == CURLE_AGAIN { return nil }
        try check(code)
        return count
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}

import CCurl

/// Owns a `curl_slist`. It has to outlive every transfer that it is set on.
struct CurlList: ~Copyable {
    let head: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) throws(CurlError) {
        var head: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(head, line) else {
                curl_slist_free_all(head)
                throw CurlError(code: CURLE_OUT_OF_MEMORY)
            }
            head = longer
        }
        self.head = head
    }

    deinit { curl_slist_free_all(head) }
}

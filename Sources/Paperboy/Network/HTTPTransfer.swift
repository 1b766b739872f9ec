import CCurl
import Foundation

/// What libcurl's callbacks collect during one transfer.
final class HTTPTransfer {
    private(set) var headers: [String: String] = [:]
    private(set) var body = Data()
    private(set) var isTooLarge = false
    private let limit: Int
    private let cancellation: CancellationFlag

    /// - Parameter limit: the most bytes that a body may have.
    init(limit: Int, cancellation: CancellationFlag) {
        self.limit = limit
        self.cancellation = cancellation
    }

    /// Hands the callbacks to `curl`, which keeps a pointer to this object until it is reset.
    func attach(to curl: borrowing CurlHandle) throws(CurlError) {
        let pointer = Unmanaged.passUnretained(self).toOpaque()
        try curl.set(CURLOPT_WRITEDATA, pointer: pointer)
        try curl.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, pointer in
            HTTPTransfer.at(pointer)?.append(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
        try curl.set(CURLOPT_HEADERDATA, pointer: pointer)
        try curl.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, pointer in
            HTTPTransfer.at(pointer)?.readHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
        try curl.set(CURLOPT_XFERINFODATA, pointer: pointer)
        try curl.set { pointer, _, _, _, _ in HTTPTransfer.at(pointer)?.cancellation.isRaised == true ? 1 : 0 }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> HTTPTransfer? {
        pointer.map { Unmanaged<HTTPTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The number of bytes taken; libcurl ends the transfer when it is not that of the bytes offered.
    private func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= limit else {
            isTooLarge = true
            return bytes.isEmpty ? 1 : 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func readHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            headers = [:]  // an interim answer (1xx) came before this one
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
            headers[line[..<colon].lowercased()] = value
        }
        return bytes.count
    }
}

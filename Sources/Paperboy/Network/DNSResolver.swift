import CResolv
import Dispatch

/// Asks name servers by the system's resolver library: UDP, TCP for what does not fit, `/etc/resolv.conf`.
enum DNSResolver {
    private static let queue = DispatchQueue(label: "paperboy.dns", attributes: .concurrent)
    private static let seconds: Int32 = 3

    /// - Returns: the records in the order of the answer; none when the name or the kind does not exist.
    static func records(_ question: DNSQuestion) async throws(DNSError) -> [DNSRecord] {
        // The call blocks for seconds, so it has a thread that is not one of the cooperative pool.
        let result = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: answer(question)) }
        }
        return try result.get()
    }

    private static func answer(_ question: DNSQuestion) -> Result<[DNSRecord], DNSError> {
        var answer = [UInt8](repeating: 0, count: 65_535)
        var reason: Int32 = 0
        let count = shim_dns_query(
            question.server?.host,
            Int32(question.server?.port ?? 53),
            question.name,
            Int32(question.kind.rawValue),
            seconds,
            &answer,
            Int32(answer.count),
            &reason
        )
        guard count >= 0 else {
            switch reason {
            case HOST_NOT_FOUND, NO_DATA: return .success([])
            case TRY_AGAIN: return .failure(DNSError(question: question, reason: "it was silent or failed"))
            default: return .failure(DNSError(question: question, reason: "it refused, or it cannot be reached"))
            }
        }
        guard let records = DNSMessage.records(in: Array(answer.prefix(Int(count))), question.kind) else {
            return .failure(DNSError(question: question, reason: "its answer cannot be read"))
        }
        return .success(records)
    }
}

extension MailTransport {
    /// Hands over one message by itself, as a test does.
    func handOver(_ mail: OutgoingMail) async throws(SMTPError) -> SMTPReply {
        let session = session()
        let result: Result<SMTPReply, SMTPError>
        do throws(SMTPError) {
            result = .success(try await session.deliver(mail, beforeEnd: {}))
        } catch {
            result = .failure(error)
        }
        await session.close()
        return try result.get()
    }
}

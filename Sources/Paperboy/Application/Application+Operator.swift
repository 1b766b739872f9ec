extension Application {
    private static let shortestPassword = 12

    /// Sets the password for the operator's pages.
    /// - Throws: ``CommandFailure`` for one that is too short.
    public func setOperatorPassword(_ password: String) throws -> WordReport {
        guard password.count >= Self.shortestPassword else {
            throw CommandFailure(
                .usage,
                "the password has \(password.count) characters; take \(Self.shortestPassword) or more"
            )
        }
        let salt = world.secretBytes(PasswordHash.saltSize)
        try store.setOperatorPassword(PasswordHash(of: password, salt: salt), at: world.now())
        return WordReport(message: "the password for /admin is set; all sessions have ended")
    }
}

/// What mails to the subscribe and confirm addresses ask of the sign-up. The same gate stands before the web side.
///
/// A call may come twice for one mail, when the process died in between; it has to give the same then.
public struct SubscriptionGate: Sendable {
    /// Somebody asks for the newsletter: a confirmation mail goes out, or does not; the asker never learns which.
    public var subscribe: @Sendable (EmailAddress, Language?) throws -> Void
    /// The token of a confirmation mail came back. False for one that is not ours.
    public var confirm: @Sendable (_ token: String) throws -> Bool

    public init(
        subscribe: @escaping @Sendable (EmailAddress, Language?) throws -> Void,
        confirm: @escaping @Sendable (_ token: String) throws -> Bool
    ) {
        self.subscribe = subscribe
        self.confirm = confirm
    }
}

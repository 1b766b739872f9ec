/// A name and what proves it; that never prints.
public struct SMTPCredentials: Equatable, Sendable {
    public var user: String
    public var proof: SMTPProof

    public init(user: String, proof: SMTPProof) {
        self.user = user
        self.proof = proof
    }

    public init(user: String, password: String) { self.init(user: user, proof: .password(password)) }
}

extension SMTPCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(user):<redacted>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["user": user, "proof": "<redacted>"]) }
}

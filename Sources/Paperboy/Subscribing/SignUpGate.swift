/// The one way in: whoever asks for the newsletter, on the web or by mail, comes through here.
public struct SignUpGate: Sendable {
    public enum Answer: Equatable, Sendable {
        /// Nothing more is said to anybody: a letter goes to the address, or none.
        case taken(EmailAddress)
        case refused(AddressFault)
        case tooMany(retryAfter: Duration)
    }

    private let store: Store
    private let check: AddressCheck
    private let limits: SignUpLimits
    private let world: World

    public init(store: Store, check: AddressCheck, limits: SignUpLimits, world: World) {
        self.store = store
        self.check = check
        self.limits = limits
        self.world = world
    }

    /// Takes a wish to subscribe.
    /// - Parameters:
    ///   - text: the address as it was typed, or as it stood in the mail.
    ///   - client: where it came from; nil for mail.
    public func knock(
        _ text: String,
        language: Language,
        topics: [String],
        way: LetterRequest.Way,
        wording: ConsentWording?,
        client: NetworkAddress?
    ) throws(StoreError) -> Answer {
        let address: EmailAddress
        do throws(AddressFault) {
            address = try check.address(in: text)
        } catch {
            return .refused(error)
        }
        let request = LetterRequest(
            kind: .signUp,
            address: address,
            language: language,
            topics: topics,
            way: way,
            wording: wording,
            client: client
        )
        return try answer(to: request)
    }

    /// Takes a reader's wish for a letter about their own subscription.
    /// - Parameter newAddress: where the reader wants the newsletter from now on; nil for a link to export and erase.
    public func ask(
        _ subscriber: Subscriber,
        newAddress text: String? = nil,
        language: Language,
        client: NetworkAddress?
    ) throws(StoreError) -> Answer {
        var address = subscriber.address
        if let text {
            do throws(AddressFault) {
                address = try check.address(in: text)
            } catch {
                return .refused(error)
            }
        }
        let request = LetterRequest(
            kind: text == nil ? .account : .newAddress,
            address: address,
            language: language,
            subscriber: subscriber.id,
            client: client
        )
        return try answer(to: request)
    }

    private func answer(to request: LetterRequest) throws(StoreError) -> Answer {
        switch try store.enqueue(request, within: limits, at: world.now()) {
        case .queued: .taken(request.address)
        case .tooMany(let pause): .tooMany(retryAfter: pause)
        }
    }
}

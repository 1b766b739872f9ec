extension Application {
    /// The one way in for the web side and for mail.
    public func signUpGate() throws(TemplateError) -> SignUpGate {
        let disposable = DisposableDomains(try templates.text("web/disposable-domains.txt"))
        return SignUpGate(
            store: store,
            check: AddressCheck(disposable: disposable),
            limits: configuration.webServer.limits,
            world: world
        )
    }

    /// Takes sign-ups that come by mail through the same gate as those of the web side, whose worker then writes to the
    /// address. Nil without a web side: nobody would send the letters.
    public func subscriptionGate() throws -> SubscriptionGate? {
        guard configuration.web != nil, let language = configuration.newsletter.names.first?.language else {
            return nil
        }
        let gate = try signUpGate()
        return SubscriptionGate(
            subscribe: { address, wanted in
                _ = try gate.knock(
                    address.rawValue,
                    language: wanted ?? language,
                    topics: [],
                    way: .mail,
                    wording: nil,
                    client: nil
                )
            },
            confirm: { [store, world, list = configuration.newsletter.slug] text in
                guard let token = LinkToken(text) else { return false }
                let answer = try store.confirm(token, list: list, at: world.now(), makeID: world.makeID)
                return answer != .void
            }
        )
    }
}

extension ModelSettings {
    /// How the configured service is spoken to.
    var api: any ModelAPI {
        switch service {
        case .claude: MessagesAPI(endpoint: endpoint, key: key ?? Secret(""))
        case .chat: ChatCompletionsAPI(endpoint: endpoint, key: key)
        }
    }
}

import Foundation

extension Link {
    /// A link from outside; nil unless it is one web address with a host.
    init?(_ kind: Kind, untrusted text: String?) {
        guard let bare = text?.trimmingCharacters(in: .whitespacesAndNewlines),
            bare.wholeMatch(of: /(?i:https?):\/\/[^\s\p{Cc}"<>\\^`{|}]+/) != nil,
            URL(string: bare)?.host()?.isEmpty == false
        else { return nil }
        self.init(kind: kind, url: bare.withLowerCaseScheme)
    }
}

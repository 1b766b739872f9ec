import Foundation

/// Whose mail came back, by what cannot be forged.
enum MailTrace: Equatable, Sendable {
    /// A return path or token of ours says so.
    case proven(UUID, issue: IssueSlug?)
    /// It has the form of one, and no key of ours made it.
    case forged
    /// Nothing but words says it.
    case none
}

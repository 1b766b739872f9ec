/// A way to readers.
public enum Channel: String, CaseIterable, Sendable, Codable {
    case blog, feeds, mail
}

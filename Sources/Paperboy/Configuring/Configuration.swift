public import Foundation

/// What the operator wrote in `paperboy.yaml`, checked, with defaults filled in and all paths absolute.
public struct Configuration: Sendable {
    public var newsletter: Newsletter
    public var timeZone: TimeZone
    /// At least one; the first is the site's default language.
    public var editions: [EditionPlan]
    public var sources: SourceSettings
    public var selection: SelectionRules
    /// What readers can choose among; empty for no choice.
    public var topics: [Topic]
    public var figures: FigureSettings
    public var summaries: SummarySettings
    /// Nil when no blog is written.
    public var blog: BlogSettings?
    /// Nil when no feeds are written.
    public var feeds: FeedSettings?
    /// Nil when no mail is sent.
    public var mail: MailDelivery?
    /// Where mails come in; nil when none are read.
    public var mailbox: MailboxSettings?
    /// The address under which readers reach the web side, ending in a slash; nil without one.
    public var web: String?
    public var webServer: WebServerSettings
    /// The name server that is asked about the records that mail needs; nil for the system's.
    public var dns: DNSServer?
    /// The folder that holds a folder an issue.
    public var issues: URL
    /// The operator's templates; files missing there are taken from the program.
    public var templates: URL
    public var database: URL
}

import Foundation
public import Logging

/// The program: configuration, store and outside world, wired. A method a command.
public struct Application: Sendable {
    public let configuration: Configuration
    public let store: Store
    public let templates: TemplateSet
    public let world: World
    let images: ImageTool
    public let log: Logger

    /// - Parameter images: what makes PNG files; the programs that are installed when left out.
    public init(
        configuration: Configuration,
        world: World,
        images: ImageTool? = nil,
        log: Logger
    ) throws(StoreError) {
        self.configuration = configuration
        self.world = world
        self.images = images ?? .live(sleep: world.sleep)
        self.log = log
        store = try Store(at: configuration.database)
        templates = TemplateSet(folder: configuration.templates)
    }

    /// The day that it is where the newsletter appears.
    public var today: CalendarDate { ZonedTime(world.now(), in: configuration.timeZone).day }

    /// The instant at which a day begins where the newsletter appears.
    func start(of day: CalendarDate) -> Date { day.start(in: configuration.timeZone) }

    /// The issue of a day.
    public func slug(of day: CalendarDate) -> IssueSlug? {
        IssueSlug(rawValue: "\(configuration.newsletter.slug)-\(day)")
    }

    func folder(of slug: IssueSlug) -> URL { configuration.issues.appending(path: slug.rawValue) }

    func file(of slug: IssueSlug) -> URL { folder(of: slug).appending(path: "issue.yaml") }
}

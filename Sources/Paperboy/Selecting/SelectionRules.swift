/// What the operator asks of a choice.
public struct SelectionRules: Equatable, Sendable {
    /// How many papers an issue has at most.
    public var papers: Int
    /// With fewer papers than these nothing is sent.
    public var atLeast: Int
    /// Words or phrases that speak for a paper when its title or abstract has them.
    public var include: [String]
    /// Words or phrases that keep a paper out.
    public var exclude: [String]
    public var weights: Weights
    /// How much likeness to papers chosen before counts against one, from 0 (not at all) to 1.
    public var diversity: Double
    /// The score, in points, under which no paper is taken.
    public var floor: Double
    public var profile: ProfileSettings

    public init(
        papers: Int = 5,
        atLeast: Int = 1,
        include: [String] = [],
        exclude: [String] = [],
        weights: Weights = .default,
        diversity: Double = 0.5,
        floor: Double = 0,
        profile: ProfileSettings = ProfileSettings()
    ) {
        self.papers = papers
        self.atLeast = atLeast
        self.include = include
        self.exclude = exclude
        self.weights = weights
        self.diversity = diversity
        self.floor = floor
        self.profile = profile
    }
}

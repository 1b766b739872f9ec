/// Makes one paper of the records that name the same work.
///
/// Two records are one work when they share an identifier; where they share none, the same title and first author
/// will do. This goes on from record to record: a first and a third are one work when a second ties them. But two
/// different arXiv identifiers are never one paper, whatever else they share.
///
/// The outcome does not depend on the order in which records arrive.
public struct PaperMerger: Sendable {
    public init() {}

    /// Each work once, sorted by identifier.
    public func merged(_ records: [Paper]) -> [Paper] {
        works(in: Self.ordered(records))
            .map { Paper(merging: $0.count > 1 ? $0.sorted(by: Self.precedes) : $0) }
            .map { (key: $0.id.order, paper: $0) }
            .sorted { $0.key < $1.key }
            .map(\.paper)
    }

    /// By identifier, and by all they say where that is the same: an order that does not depend on arrival. What all
    /// say is put together only for the few that need it.
    private static func ordered(_ records: [Paper]) -> [Paper] {
        records.indices
            .map { (key: records[$0].id.order, index: $0) }
            .sorted { left, right in
                left.key == right.key ? precedes(records[left.index], records[right.index]) : left.key < right.key
            }
            .map { records[$0.index] }
    }

    private static func precedes(_ left: Paper, _ right: Paper) -> Bool {
        left.mergingKey.lexicographicallyPrecedes(right.mergingKey)
    }

    private func works(in records: [Paper]) -> [[Paper]] {
        var groups = WorkGroups(records)
        // arXiv identifiers sort first: what they tell apart is known before weaker evidence is looked at.
        for (_, members) in Self.shared(records, by: \.identifiers).sorted(by: { $0.key < $1.key }) {
            groups.unite(members)
        }
        let titles = Self.shared(records) { TitleKey($0).map { [$0] } ?? [] }
        for (_, members) in titles.sorted(by: { $0.key.text < $1.key.text }) {
            for same in Self.byFirstAuthor(members, records) { groups.unite(same) }
        }
        return groups.all
    }

    /// The keys that more than one record has, and whose they are.
    private static func shared<Key: Hashable>(_ records: [Paper], by keys: (Paper) -> [Key]) -> [Key: [Int]] {
        var first: [Key: Int] = [:]
        var shared: [Key: [Int]] = [:]
        for index in records.indices {
            for key in Set(keys(records[index])) {
                if let other = first[key] {
                    shared[key, default: [other]].append(index)
                } else {
                    first[key] = index
                }
            }
        }
        return shared
    }

    /// Parts records of one title by who wrote it first: surveys of different people share their titles. A record
    /// without authors belongs to the others when they agree, and to nobody otherwise.
    private static func byFirstAuthor(_ members: [Int], _ records: [Paper]) -> [[Int]] {
        let authors = Dictionary(grouping: members) { records[$0].firstSurname }
        let named = authors.filter { $0.key != nil }
        if named.count <= 1 { return [members] }
        return named.sorted { ($0.key ?? "") < ($1.key ?? "") }.map(\.value)
    }
}

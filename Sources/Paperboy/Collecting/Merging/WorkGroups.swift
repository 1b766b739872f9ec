/// Records in groups of one work each: a union-find that keeps different arXiv identifiers apart.
struct WorkGroups {
    private let records: [Paper]
    private var parents: [Int]
    /// The arXiv identifiers of a group, at its root.
    private var arxivIDs: [Set<ArxivID>]

    init(_ records: [Paper]) {
        self.records = records
        parents = Array(records.indices)
        arxivIDs = records.map { Set($0.identifiers.compactMap(\.arxivID)) }
    }

    /// The records of each group, in their order.
    var all: [[Paper]] {
        Dictionary(grouping: records.indices) { root(of: $0) }
            .sorted { $0.key < $1.key }
            .map { $0.value.map { records[$0] } }
    }

    /// Makes one group of all that `members` belong to. Where these are known as different arXiv papers, only those
    /// that are not known as any become one: nobody can say which of the papers they are.
    mutating func unite(_ members: [Int]) {
        let roots = Set(members.map { root(of: $0) }).sorted()
        let known = roots.map { arxivIDs[$0] }.filter { !$0.isEmpty }
        let agree = known.dropFirst().allSatisfy { !$0.isDisjoint(with: known[0]) }
        let united = agree ? roots : roots.filter { arxivIDs[$0].isEmpty }
        guard let first = united.first else { return }
        for other in united.dropFirst() {
            parents[other] = first
            arxivIDs[first].formUnion(arxivIDs[other])
        }
    }

    private func root(of member: Int) -> Int {
        var root = member
        while parents[root] != root { root = parents[root] }
        return root
    }
}

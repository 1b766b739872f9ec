/// Runs `work` on each element, at most `limit` (> 0) at a time. Results keep the order of the elements.
func mapped<Element: Sendable, Value: Sendable>(
    _ elements: [Element],
    limit: Int,
    _ work: @escaping @Sendable (Element) async -> Value
) async -> [Value] {
    await withTaskGroup(of: (Int, Value).self) { group in
        var values: [Int: Value] = [:]
        for (index, element) in elements.enumerated() {
            if index >= limit, let (done, value) = await group.next() { values[done] = value }
            group.addTask { (index, await work(element)) }
        }
        for await (done, value) in group { values[done] = value }
        return elements.indices.compactMap { values[$0] }
    }
}

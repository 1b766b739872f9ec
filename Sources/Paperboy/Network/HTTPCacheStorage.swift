/// Where ``HTTPCache`` keeps answers.
///
/// A storage that fails behaves as if it were empty: a cache is a courtesy to servers, never a reason to stop.
public protocol HTTPCacheStorage: Sendable {
    /// What was last kept for the same method, address and body; nil when nothing is.
    func answer(to request: HTTPRequest) -> KeptAnswer?
    func keep(_ answer: KeptAnswer, to request: HTTPRequest)
}

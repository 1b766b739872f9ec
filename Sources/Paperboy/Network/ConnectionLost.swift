/// A connection that broke, fell silent or got out of step, and why.
struct ConnectionLost: Error, Equatable {
    var words: String
}

/// Why one entry of an answer gives no paper.
struct UnreadableEntry: Error, Equatable {
    var words: String
}

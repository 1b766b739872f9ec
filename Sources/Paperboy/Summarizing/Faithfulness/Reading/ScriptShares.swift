/// Which part of a text's letters is written in which script.
struct ScriptShares {
    private let counts: [Script: Int]
    private let letters: Int

    init(of text: String) {
        let scripts = text.filter(\.isLetter).map { Script(of: $0) }
        counts = scripts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        letters = scripts.count
    }

    /// From 0 to 1.
    func share(_ scripts: Script...) -> Double {
        letters == 0 ? 0 : Double(scripts.reduce(0) { $0 + counts[$1, default: 0] }) / Double(letters)
    }
}

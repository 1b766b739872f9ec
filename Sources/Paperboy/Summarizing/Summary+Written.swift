extension Summary.Origin {
    /// The origin on one line: `extract`, `editor`, `recorded NAME`, `model NAME 2026-02-26`.
    var written: String {
        switch self {
        case .extract: "extract"
        case .editor: "editor"
        case .recorded(let name): "recorded \(name)"
        case .model(let name, let day): "model \(name) \(day)"
        }
    }

    /// Reads what ``written`` gives; nil for anything else.
    init?(written: String) {
        switch written {
        case "extract": self = .extract
        case "editor": self = .editor
        default:
            if let match = written.wholeMatch(of: /recorded (\S.*)/) {
                self = .recorded(String(match.1))
            } else if let match = written.wholeMatch(of: /model (\S.*) (\S+)/), let day = CalendarDate(String(match.2))
            {
                self = .model(String(match.1), day: day)
            } else {
                return nil
            }
        }
    }
}

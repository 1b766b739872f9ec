import Foundation

/// Reads arXiv's query language. Whatever arXiv would refuse is read in the way nearest to it.
struct ArxivConditionReader {
    private enum Token: Equatable {
        case open, close, and, or, andNot
        case term(ArxivCondition)
    }

    private var tokens: ArraySlice<Token>

    static func condition(_ query: String) -> ArxivCondition {
        var reader = ArxivConditionReader(tokens: Self.tokens(of: query)[...])
        return reader.readGroup() ?? .always
    }

    /// Terms up to a closing parenthesis, which is taken, or the end.
    private mutating func readGroup() -> ArxivCondition? {
        var condition: ArxivCondition?
        var operation = Token.or
        while let token = tokens.popFirst(), token != .close {
            switch token {
            case .term(let term): condition = Self.joined(condition, operation, term)
            case .open: condition = readGroup().map { Self.joined(condition, operation, $0) } ?? condition
            default: operation = token
            }
            if case .term = token { operation = .or }
            if token == .open { operation = .or }
        }
        return condition
    }

    private static func joined(
        _ left: ArxivCondition?,
        _ operation: Token,
        _ right: ArxivCondition
    ) -> ArxivCondition {
        switch operation {
        case .and: left.map { .both($0, right) } ?? right
        case .andNot: .both(left ?? .always, .not(right))
        default: left.map { .either($0, right) } ?? right
        }
    }

    // MARK: Tokens

    private static func tokens(of query: String) -> [Token] {
        let form = /\(|\)|(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\[[^\]]*\]?)|([^\s()"]+))/
        return query.matches(of: form).map { match in
            switch match.0 {
            case "(": .open
            case ")": .close
            case "AND": .and
            case "OR": .or
            case "ANDNOT": .andNot
            default: .term(term(match.1, text: match.2 ?? match.4))
            }
        }
    }

    private static func term(_ prefix: Substring?, text: Substring?) -> ArxivCondition {
        guard let field = ArxivCondition.Field(rawValue: prefix.map(String.init) ?? "all"), let text else {
            return .always
        }
        return .words(field, field == .category ? [String(text)] : String(text).searchWords)
    }
}

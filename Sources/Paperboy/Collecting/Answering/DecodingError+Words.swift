extension DecodingError {
    /// Where the error is, such as `data[3].title`; `the top` for the whole.
    var path: String {
        let keys = context?.codingPath ?? []
        let path = keys.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
        return path.isEmpty ? "the top" : path
    }

    var words: String {
        switch self {
        case .keyNotFound(let key, _): "no “\(key.stringValue)”"
        default: PlainText.line(context?.debugDescription ?? "\(self)")
        }
    }

    private var context: Context? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: nil
        }
    }
}

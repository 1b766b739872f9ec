/// The JSON schema of ``ModelAnswer``. Lengths cannot be part of it: Claude refuses `maxLength`.
struct AnswerSchema: Encodable, Equatable {
    struct Text: Encodable, Equatable {
        var type = "string"
    }

    var type = "object"
    var additionalProperties = false
    var required = ["one_line", "summary"]
    var properties = ["one_line": Text(), "summary": Text()]
}

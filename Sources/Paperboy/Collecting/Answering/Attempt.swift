/// A value that may fail to decode without failing what it stands in.
struct Attempt<Value: Decodable>: Decodable {
    let result: Result<Value, DecodingError>

    var value: Value? { try? result.get() }

    init(from decoder: any Decoder) {
        result = Result { () throws(DecodingError) in
            do {
                return try Value(from: decoder)
            } catch let error as DecodingError {
                throw error
            } catch {
                throw .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "\(error)"))
            }
        }
    }

    /// - Throws: ``UnreadableEntry`` with the path and what is wrong there.
    func entry() throws(UnreadableEntry) -> Value {
        do throws(DecodingError) {
            return try result.get()
        } catch {
            throw UnreadableEntry(words: "\(error.path): \(error.words)")
        }
    }
}

extension Attempt: Sendable where Value: Sendable {}

import GRDB

/// The database could not be read or written.
public struct StoreError: Error, Equatable, CustomStringConvertible {
    /// The database file.
    public var file: String
    public var reason: String

    public var description: String { "\(file): \(reason)" }
}

extension StoreError {
    /// SQLite's error in words that say what to do.
    init(file: String, underlying error: any Error) {
        guard let error = error as? DatabaseError else {
            self.init(file: file, reason: "\(error)")
            return
        }
        let advice: String =
            switch error.resultCode {
            case .SQLITE_FULL: "the disk is full; make room and run the command again, nothing is lost"
            case .SQLITE_BUSY: "another process is writing; wait for it to end and run the command again"
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: "this is no intact database; restore it from a backup"
            case .SQLITE_READONLY: "the file may not be written; check its owner and permissions"
            case .SQLITE_CANTOPEN: "the file cannot be opened; check the folder and its permissions"
            default: "SQLite says \(error.resultCode.rawValue)"
            }
        self.init(file: file, reason: "\(advice) (\(error.message ?? "no message"))")
    }
}

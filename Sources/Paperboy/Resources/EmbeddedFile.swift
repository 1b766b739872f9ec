public import Foundation

/// The files under `templates/` and `sample/`, which are part of the binary.
public enum EmbeddedFile {
    /// Paths such as `templates/words/en.yaml`, sorted.
    public static let names: [String] = EmbeddedFiles.base64.keys.sorted()

    public static func data(_ name: String) -> Data? {
        EmbeddedFiles.base64[name].flatMap { Data(base64Encoded: $0) }
    }

    public static func text(_ name: String) -> String? {
        data(name).map { String(decoding: $0, as: UTF8.self) }
    }
}

import Foundation
import Glibc

/// Looks whether files can be written into a folder, or the folder be made.
enum FolderCheck {
    static func diagnosis(_ subject: String, _ folder: URL) -> Diagnosis {
        var place = folder.standardizedFileURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
        guard isFolder.boolValue else { return .failure(subject, "\(place.path) is no folder", "name another one") }
        guard access(place.path, W_OK | X_OK) == 0 else {
            return .failure(
                subject,
                "\(place.path) may not be written",
                "give its owner the right, or name another one"
            )
        }
        let exists = place.path == folder.standardizedFileURL.path
        return .ok(subject, exists ? folder.path : "\(folder.path) will be made")
    }
}

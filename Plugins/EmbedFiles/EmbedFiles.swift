import Foundation
import PackagePlugin

/// Puts the templates, the sample and the example files into the binary, so that one file is all there is to install.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        let folders = ["templates", "sample"].map { root.appending(path: $0) }
        let examples = ["paperboy.example.yaml", "subscribers.example.csv"].map { root.appending(path: $0) }
        let files = folders.flatMap(regularFiles) + examples
        return [
            .buildCommand(
                displayName: "Embedding templates and sample",
                executable: try context.tool(named: "embed-files").url,
                arguments: [root.path, output.path] + files.map(\.path),
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }

    private func regularFiles(under folder: URL) -> [URL] {
        let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        let urls = (walker?.allObjects ?? []).compactMap { $0 as? URL }
        return urls.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .sorted { $0.path < $1.path }
    }
}

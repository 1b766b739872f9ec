public import Foundation
import Yams

/// The operator's own pictures, by paper: `<paper>.png`, and beside it `<paper>.yaml` with `alt` and `credit`.
///
/// A paper's name is ``PaperID/fileName``: `2602.12192.png`, `hep-th-9901001.png`.
public struct FigureFolder: Sendable {
    private let folder: Folder

    public init(_ folder: Folder) { self.folder = folder }

    /// The picture of a paper under the name that it has in the issue, with its bytes; nil when there is none.
    /// - Throws: ``FigureError`` when the picture or its text cannot be used.
    public func figure(for paper: PaperID, as fileName: String) throws(FigureError) -> (Figure, Data)? {
        let file = "\(paper.fileName).png"
        guard let data = try data(of: file) else { return nil }
        let size = try header(of: data, in: file)
        let caption = try caption("\(paper.fileName).yaml")
        let figure = Figure(
            file: fileName,
            width: size.width,
            height: size.height,
            alt: PlainText.line(caption.alt ?? ""),
            credit: caption.credit.map(PlainText.line)
        )
        return (figure, data)
    }

    private struct Caption: Decodable {
        var alt: String?
        var credit: String?
    }

    private func caption(_ file: String) throws(FigureError) -> Caption {
        guard let data = try data(of: file), !data.isEmpty else { return Caption() }
        do {
            return try YAMLDecoder().decode(Caption.self, from: data)
        } catch {
            throw FigureError(file: folder.name(of: file), reason: "not YAML with the texts `alt` and `credit`")
        }
    }

    private func header(of data: Data, in file: String) throws(FigureError) -> PNGHeader {
        do {
            return try PNGHeader(data)
        } catch {
            throw FigureError(file: folder.name(of: file), reason: error.description)
        }
    }

    private func data(of file: String) throws(FigureError) -> Data? {
        do {
            return try folder.data(file)
        } catch {
            throw FigureError(file: folder.name(of: file), reason: error.localizedDescription)
        }
    }
}

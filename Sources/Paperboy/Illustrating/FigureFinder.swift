import Foundation

/// Finds a picture for a paper: the operator's own, one of the paper's, its first page, or a drawn card.
public struct FigureFinder: Sendable {
    /// For one paper, all requests and pauses included.
    private static let time = Duration.seconds(90)

    private let settings: FigureSettings
    private let world: World
    private let tool: ImageTool

    public init(settings: FigureSettings, world: World, tool: ImageTool) {
        self.settings = settings
        self.world = world
        self.tool = tool
    }

    /// Why only the operator's own pictures can be used here, with what to do; nil when all can.
    public func fault() async -> String? { settings.mode == .none ? nil : await tool.fault() }

    /// - Parameters:
    ///   - fileName: the picture's name in the issue.
    ///   - ownOnly: look into the operator's folder alone.
    public func figure(for paper: Paper, as fileName: String, ownOnly: Bool) async -> FigureFinding {
        var passedOver: [PassedOver] = []
        do throws(FigureError) {
            if let picture = try own(paper, fileName) { return FigureFinding(picture: picture) }
        } catch {
            passedOver.append(PassedOver(error.file, error.reason))
        }
        if ownOnly || settings.mode == .none { return FigureFinding(passedOver: passedOver) }
        let (picture, others) = await search(paper, fileName)
        passedOver += others
        if let picture { return FigureFinding(picture: picture, passedOver: passedOver) }
        return await card(paper, fileName, passedOver)
    }

    // MARK: Places

    private func own(_ paper: Paper, _ fileName: String) throws(FigureError) -> FigureFinding.Picture? {
        guard let folder = settings.folder.map({ FigureFolder(.disk($0)) }) else { return nil }
        return try folder.figure(for: paper.id, as: fileName).map { figure, data in
            FigureFinding.Picture(figure: figure, data: data, origin: .folder)
        }
    }

    private func search(_ paper: Paper, _ fileName: String) async -> (FigureFinding.Picture?, [PassedOver]) {
        let answer = await withDeadline(Self.time, sleep: world.sleep) {
            var search = FigureSearch(for: paper, settings: settings, fetch: world.fetch, tool: tool)
            let find = await search.run()
            return (find, search.passedOver)
        }
        guard let (find, passedOver) = answer.value else {
            let words = "took more than \(Self.time.components.seconds) s"
            return (nil, [PassedOver("the search on the network", words)])
        }
        guard let find else { return (nil, passedOver) }
        do throws(PictureRefusal) {
            return (try picture(find, of: paper, fileName), passedOver)
        } catch {
            return (nil, passedOver + [PassedOver(find.offer.url.absoluteString, error.description)])
        }
    }

    private func card(_ paper: Paper, _ fileName: String, _ passedOver: [PassedOver]) async -> FigureFinding {
        do throws(PictureRefusal) {
            let png = try await tool.card(FigureCard(paper), settings.width)
            let size = try Self.size(of: png)
            let figure = Figure(file: fileName, width: size.width, height: size.height)
            return FigureFinding(picture: .init(figure: figure, data: png, origin: .card), passedOver: passedOver)
        } catch {
            return FigureFinding(passedOver: passedOver + [PassedOver("a drawn card", error.description)])
        }
    }

    // MARK: Figures

    private func picture(
        _ find: FigureSearch.Find,
        of paper: Paper,
        _ fileName: String
    ) throws(PictureRefusal) -> FigureFinding.Picture {
        let size = try Self.size(of: find.png)
        let figure = Figure(
            file: fileName,
            width: size.width,
            height: size.height,
            alt: find.offer.caption.shortened(to: Self.longestAlt),
            credit: FigureCredit.line(for: paper, version: find.version, license: find.license),
            source: WebAddress(find.offer.url.absoluteString)?.description,
            license: find.license?.rawValue
        )
        return FigureFinding.Picture(figure: figure, data: find.png, origin: find.offer.origin)
    }

    /// Columns: a full-width character takes two.
    private static let longestAlt = 300

    private static func size(of png: Data) throws(PictureRefusal) -> PNGHeader {
        do throws(PNGHeader.Fault) {
            return try PNGHeader(png)
        } catch {
            throw PictureRefusal("the picture that was made of it is \(error)")
        }
    }
}

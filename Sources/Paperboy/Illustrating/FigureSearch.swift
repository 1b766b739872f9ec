import Foundation

/// The search for one paper's picture on the network: arXiv's HTML page, Hugging Face, the PDF file, in this order.
struct FigureSearch {
    struct Find {
        var offer: FigureOffer
        var png: Data
        var license: License?
        var version: Int?
    }

    /// How many pictures are fetched before the search goes on to the next place.
    private static let mostTries = 4

    private let paper: Paper
    private let settings: FigureSettings
    private let fetch: @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse
    private let tool: ImageTool
    private var license: License?
    private var version: Int?
    private(set) var passedOver: [PassedOver] = []

    init(
        for paper: Paper,
        settings: FigureSettings,
        fetch: @escaping @Sendable (HTTPRequest) async throws(HTTPError) -> HTTPResponse,
        tool: ImageTool
    ) {
        self.paper = paper
        self.settings = settings
        self.fetch = fetch
        self.tool = tool
    }

    mutating func run() async -> Find? {
        let page = await readPage()
        license = page?.license
        version = page?.version
        if settings.mode == .licensed, license == nil { license = await licenseOnAbstractPage() }
        let figures = FigureRanking.ranked(page?.figures ?? []).map {
            FigureOffer(origin: .html, url: $0.url, caption: $0.caption)
        }
        if let find = await firstUsable(of: figures) { return find }
        if let find = await firstUsable(of: media) { return find }
        return await firstUsable(of: [pdf].compactMap(\.self))
    }

    // MARK: Pages

    private mutating func readPage() async -> ArxivPage? {
        guard let id = paper.arxivID else { return nil }
        let url = settings.arxiv.appending(path: "html/\(id.rawValue)")
        do throws(PictureRefusal) {
            let page = try ArxivPage(try await body(of: url), of: id, on: settings.arxiv)
            passedOver += page.passedOver
            if page.figures.isEmpty { passedOver.append(PassedOver(url.absoluteString, "no picture that can be used")) }
            return page
        } catch {
            passedOver.append(PassedOver(url.absoluteString, error.description))
            return nil
        }
    }

    private func licenseOnAbstractPage() async -> License? {
        guard let id = paper.arxivID else { return nil }
        let url = settings.arxiv.appending(path: "abs/\(id.rawValue)")
        return (try? await body(of: url)).flatMap(ArxivAbstractPage.license)
    }

    private func body(of url: URL) async throws(PictureRefusal) -> Data {
        let response = try await response(from: url)
        guard response.status == 200 else { throw PictureRefusal("HTTP \(response.status)") }
        return response.body
    }

    private func response(from url: URL) async throws(PictureRefusal) -> HTTPResponse {
        do throws(HTTPError) {
            return try await fetch(HTTPRequest(url: url))
        } catch {
            throw PictureRefusal(String(error.description.trimmingPrefix("\(url) ")))
        }
    }

    // MARK: Offers

    private var media: [FigureOffer] {
        paper.media.compactMap { URL(string: $0) }.map { FigureOffer(origin: .media, url: $0) }
    }

    private var pdf: FigureOffer? {
        let version = version.map { "v\($0)" } ?? ""
        let onArxiv = paper.arxivID.map { settings.arxiv.appending(path: "pdf/\($0.rawValue)\(version)") }
        let elsewhere = paper.links.first { $0.kind == .pdf }.flatMap { URL(string: $0.url) }
        return (onArxiv ?? elsewhere).map { FigureOffer(origin: .page, url: $0) }
    }

    private mutating func firstUsable(of offers: [FigureOffer]) async -> Find? {
        for (index, offer) in offers.enumerated() {
            do throws(PictureRefusal) {
                try checkLicense()
                guard index < Self.mostTries else { throw PictureRefusal("not tried after \(Self.mostTries) others") }
                return Find(offer: offer, png: try await png(of: offer), license: license, version: version)
            } catch {
                passedOver.append(PassedOver(offer.url.absoluteString, error.description))
            }
        }
        return nil
    }

    /// What stands beside a paper counts as under the paper's licence.
    private func checkLicense() throws(PictureRefusal) {
        guard settings.mode == .licensed, license?.permitsCopies != true else { return }
        let found = license.map { "under “\($0.rawValue)”" } ?? "under a licence that is not known"
        throw PictureRefusal("\(found); only CC BY, CC BY-SA and CC0 are copied unless figures.mode is `any`")
    }

    private func png(of offer: FigureOffer) async throws(PictureRefusal) -> Data {
        let width = settings.width
        guard offer.origin == .page else {
            if ["mp4", "mov", "qt", "webm"].contains(offer.url.pathExtension.lowercased()) {
                throw PictureRefusal("a film")
            }
            return try await tool.scaled(try DownloadedPicture(try await response(from: offer.url)).bytes, width)
        }
        return try await tool.firstPage(try await pdfFile(at: offer.url), width)
    }

    private func pdfFile(at url: URL) async throws(PictureRefusal) -> Data {
        let file = try await body(of: url)
        guard file.starts(with: Data("%PDF-".utf8)) else { throw PictureRefusal("not a PDF file") }
        guard file.count <= DownloadedPicture.mostBytes else {
            throw PictureRefusal("\(file.count) bytes; at most \(DownloadedPicture.mostBytes) are taken")
        }
        return file
    }
}

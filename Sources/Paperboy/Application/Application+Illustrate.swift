public import Foundation

extension Application {
    /// How many papers' pictures are looked for at once. arXiv is asked for one thing after another anyway.
    private static let atOnce = 3

    /// A picture a paper; what could not be had is a remark, never a failure.
    func illustrate(_ papers: [Paper]) async -> (pictures: [PaperID: FigureFinding.Picture], remarks: [String]) {
        let finder = FigureFinder(settings: configuration.figures, world: world, tool: images)
        let fault = await finder.fault()
        let findings = await mapped(Array(papers.enumerated()), limit: Self.atOnce) { index, paper in
            await finder.figure(for: paper, as: "paper_\(index + 1).png", ownOnly: fault != nil)
        }
        let found = zip(papers, findings).compactMap { paper, finding in finding.picture.map { (paper.id, $0) } }
        let remarks = zip(papers, findings).compactMap { remark(on: $0, $1) }
        let limits = fault.map { ["only your own pictures are shown: \($0)"] } ?? []
        return (Dictionary(found) { first, _ in first }, limits + remarks)
    }

    private func remark(on paper: Paper, _ finding: FigureFinding) -> String? {
        let reason = finding.passedOver.last { $0.figure != "a drawn card" } ?? finding.passedOver.last
        guard let reason, finding.picture == nil || finding.picture?.origin == .card else { return nil }
        let shown = finding.picture == nil ? "no figure" : "a drawn card for a figure"
        return "\(paper.id): \(shown); \(reason.figure): \(reason.reason)"
    }

    /// Looks for a paper's picture as composing does, and tells all that was passed over.
    /// - Parameters:
    ///   - name: an arXiv identifier in any form, or an identifier such as `doi:10.1145/3626772.3657957`.
    ///   - output: where the picture is written to; nil for nowhere.
    public func figure(of name: String, output: URL?) async throws -> FigureReport {
        guard let id = ArxivID(anyForm: name).map(PaperID.arxiv) ?? PaperID(name) else {
            throw CommandFailure(.usage, "\(name): expected an identifier such as 2602.12192 or doi:10.1000/xyz")
        }
        let known = try store.paper(id)
        let paper = known ?? Paper(id: id, title: id.description)
        let finder = FigureFinder(settings: configuration.figures, world: world, tool: images)
        let fault = await finder.fault()
        let file = output?.lastPathComponent ?? "\(id.fileName).png"
        var finding = await finder.figure(for: paper, as: file, ownOnly: fault != nil)
        if let fault { finding.passedOver.append(PassedOver("all but your own", fault)) }
        if let output, let data = finding.picture?.data { try AtomicFile.write(data, to: output) }
        return FigureReport(paper: id, isKnown: known != nil, finding: finding, output: output?.path)
    }
}

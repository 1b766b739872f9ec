extension Words {
    /// Where a summary comes from, and whether it was checked: only a text that passed is called so.
    func provenance(of summary: Summary) -> String {
        let suffix = summary.failedChecks == nil ? "" : "-unchecked"
        return switch summary.origin {
        case .extract: self("origin-extract")
        case .editor: self("origin-editor")
        case .recorded(let model): self("origin-recorded\(suffix)", ["model": PlainText.line(model)])
        case .model(let model, let day):
            self("origin-model\(suffix)", ["model": PlainText.line(model), "day": day.description])
        }
    }
}

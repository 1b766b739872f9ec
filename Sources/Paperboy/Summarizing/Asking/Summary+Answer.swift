extension Summary {
    /// The summary that a model's answer is. White space and control characters of the answer do not get further.
    init(_ answer: ModelAnswer, by model: String, in language: Language, on day: CalendarDate) {
        self.init(
            text: PlainText.line(answer.summary),
            takeaway: answer.oneLine.map(PlainText.line),
            language: language,
            origin: .model(model, day: day)
        )
    }
}
